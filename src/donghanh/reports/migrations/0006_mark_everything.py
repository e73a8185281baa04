"""Every total is marked, so that the refresher counts the tallies that are new."""

from django.db import migrations


def mark_everything(apps, schema_editor):
    standing, mark = apps.get_model("reports", "Standing"), apps.get_model("reports", "Mark")
    places = standing.objects.filter(is_leaf=False).order_by("-depth", "pk")
    rows = places.values_list("request_id", "unit_id").iterator(chunk_size=2000)
    mark.objects.bulk_create((mark(request_id=asked, unit_id=unit) for asked, unit in rows), batch_size=2000)


class Migration(migrations.Migration):
    dependencies = [("reports", "0005_tallies")]

    operations = [migrations.RunPython(mark_everything, migrations.RunPython.noop)]
