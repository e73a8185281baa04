"""Whether more of an indicator is better, for those that were there before anybody asked."""

from django.db import migrations, models

LESS = ["AT01", "QH01"]
NEITHER = ["LD01", "LD02", "LD03", "TC02", "PT01", "TL04", "CB01", "CB02", "DN02"]


def say_better(apps, schema_editor):
    indicators = apps.get_model("indicators", "Indicator").objects
    indicators.filter(code__in=LESS).update(better="less")
    indicators.filter(code__in=NEITHER).update(better="neither")
    indicators.filter(kind="text").update(better="neither")


class Migration(migrations.Migration):
    dependencies = [("indicators", "0003_kinds")]

    operations = [
        migrations.AddField(
            model_name="indicator",
            name="better",
            field=models.CharField(
                choices=[
                    ("more", "Càng nhiều càng tốt"),
                    ("less", "Càng ít càng tốt"),
                    ("neither", "Không nói lên tốt hay kém"),
                ],
                default="more",
                max_length=7,
            ),
        ),
        migrations.RunPython(say_better, migrations.RunPython.noop),
    ]
