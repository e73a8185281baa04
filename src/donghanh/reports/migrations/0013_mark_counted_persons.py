"""Totals of lines that count persons are marked, so that the refresher counts what names prove."""

from django.db import migrations


def mark_counted(apps, schema_editor):
    standing, mark = apps.get_model("reports", "Standing"), apps.get_model("reports", "Mark")
    asked = apps.get_model("reports", "FormItem").objects.filter(indicator__over_units="distinct")
    places = standing.objects.filter(is_leaf=False, request__form__in=asked.values("form"))
    rows = places.order_by("-depth", "pk").values_list("request_id", "unit_id").iterator(chunk_size=2000)
    mark.objects.bulk_create((mark(request_id=asked, unit_id=unit) for asked, unit in rows), batch_size=2000)


class Migration(migrations.Migration):
    dependencies = [("reports", "0012_names_behind_figures")]

    operations = [migrations.RunPython(mark_counted, migrations.RunPython.noop)]
