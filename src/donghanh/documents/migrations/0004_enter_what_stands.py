import datetime as dt

from django.db import migrations


def enter_what_stands(apps, schema_editor):
    """Papers from before this table are entered too; received ones by their order, in the year of their date."""
    document, entry = (apps.get_model("documents", name) for name in ("Document", "RegisterEntry"))
    last: dict[tuple[int, int], int] = {}
    rows = []
    for paper in document.objects.exclude(state="draft").order_by("pk").iterator():
        row = entry(document=paper, unit_id=paper.unit_id, entered_on=paper.issued_on or dt.date(2017, 1, 1))
        if paper.direction == "incoming":
            series = (paper.unit_id, row.entered_on.year)
            last[series] = last.get(series, 0) + 1
            row.arrival_year, row.arrival_number = series[1], last[series]
        rows.append(row)
    entry.objects.bulk_create(rows, batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0003_register_entry'),
    ]

    operations = [
        migrations.RunPython(enter_what_stands, migrations.RunPython.noop),
    ]
