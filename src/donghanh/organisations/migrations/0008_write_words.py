"""Words of the units that are there already."""

from django.db import migrations

from donghanh.organisations.models.words import EVERYWHERE, words_of


def write(apps, schema_editor):
    Unit = apps.get_model("organisations", "Unit")
    UnitWord = apps.get_model("organisations", "UnitWord")
    rows = []
    for key, name, code in Unit.objects.values_list("pk", "name", "code").iterator(chunk_size=5000):
        rows += [
            UnitWord(unit_id=key, word=word)
            for word in sorted(set(words_of(f"{name} {code}")) - EVERYWHERE)
        ]
    UnitWord.objects.bulk_create(rows, batch_size=5000)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0007_words_of_units")]

    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
