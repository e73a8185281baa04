"""Words of the initiatives that are there already."""

from django.db import migrations

from donghanh.initiatives.models.word import words_in


def write(apps, schema_editor):
    Initiative = apps.get_model("initiatives", "Initiative")
    Word = apps.get_model("initiatives", "Word")
    rows = []
    for key, found_by in Initiative.objects.values_list("pk", "search_key").iterator(chunk_size=2000):
        rows += [Word(word=word, initiative_id=key) for word in sorted(words_in(found_by))]
        if len(rows) >= 5000:
            Word.objects.bulk_create(rows, batch_size=5000)
            rows = []
    Word.objects.bulk_create(rows, batch_size=5000)


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0002_words_and_orders")]

    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
