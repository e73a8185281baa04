import secrets

from django.db import migrations

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def give_codes(apps, schema_editor):
    """Whoever took a prize before certificates carried codes gets one."""
    Entry = apps.get_model("contests", "Entry")
    won = Entry.objects.filter(contest__state="announced", verify_code=None).exclude(results__prize="")
    for entry in won.filter(results__isnull=False).distinct():
        letters = "".join(secrets.choice(_LETTERS) for _place in range(12))
        entry.verify_code = "-".join(letters[start : start + 4] for start in range(0, 12, 4))
        entry.save(update_fields=["verify_code"])


class Migration(migrations.Migration):

    dependencies = [
        ("contests", "0003_agreement_and_codes"),
    ]

    operations = [migrations.RunPython(give_codes, migrations.RunPython.noop)]
