"""What was replaced counts as taken back; every target gets its first amount and a reserve that makes it whole."""

from django.db import migrations
from django.utils import timezone

ADDING = ["sum", "distinct"]


def mend(apps, schema_editor):
    target = apps.get_model("movements", "Target")
    amount = apps.get_model("movements", "TargetAmount")
    target.objects.filter(state="replaced").update(state="withdrawn")
    standing = target.objects.exclude(state="withdrawn").select_related("indicator", "parent", "period")
    for row in standing.iterator():
        row.given_by_id = row.parent.unit_id if row.parent else None
        if row.indicator.over_units in ADDING:
            parts = target.objects.filter(parent=row).exclude(state="withdrawn")
            divided = sum(parts.values_list("amount", flat=True))
            row.amount = max(row.amount, divided)
            row.reserve = row.amount - divided
        else:
            row.reserve = 0
        row.save(update_fields=["given_by", "amount", "reserve"])
        amount.objects.create(
            target=row, amount=row.amount, from_on=row.period.starts_on, cause="set", set_at=timezone.now()
        )


class Migration(migrations.Migration):
    dependencies = [("movements", "0005_amounts_of_targets")]

    operations = [migrations.RunPython(mend, migrations.RunPython.noop, elidable=True)]
