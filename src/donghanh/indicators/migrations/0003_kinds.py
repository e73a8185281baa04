"""Kinds of the indicators that were there before kinds were."""

from django.db import migrations
from django.db.models import F


def say_kinds(apps, schema_editor):
    indicators = apps.get_model("indicators", "Indicator").objects
    indicators.filter(over_units__in=["ratio", "distinct"]).update(kind=F("over_units"))
    others = indicators.exclude(over_units__in=["ratio", "distinct"])
    others.filter(unit_of_measure__iendswith="đồng").update(kind="money")
    others.filter(unit_of_measure="%").update(kind="percent")


class Migration(migrations.Migration):
    dependencies = [("indicators", "0002_wordings_breakdowns_checks")]

    operations = [migrations.RunPython(say_kinds, migrations.RunPython.noop)]
