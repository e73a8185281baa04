"""Forms are put together in the browser; those that were there are published."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0008_write_words'),
        ('reports', '0006_mark_everything'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='formversion',
            name='is_retired',
        ),
        migrations.AddField(
            model_name='formitem',
            name='hint',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='formitem',
            name='label',
            field=models.CharField(blank=True, max_length=250),
        ),
        migrations.AddField(
            model_name='formversion',
            name='digest',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name='formversion',
            name='intro',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='formversion',
            name='published_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='formversion',
            name='state',
            field=models.CharField(choices=[('draft', 'Đang soạn'), ('published', 'Đã ban hành'), ('retired', 'Thôi dùng')], default='published', max_length=9),
        ),
        migrations.AlterField(
            model_name='formversion',
            name='state',
            field=models.CharField(choices=[('draft', 'Đang soạn'), ('published', 'Đã ban hành'), ('retired', 'Thôi dùng')], default='draft', max_length=9),
        ),
        migrations.AddField(
            model_name='formversion',
            name='unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='report_forms', to='organisations.unit'),
        ),
        migrations.AlterField(
            model_name='formitem',
            name='audience',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name='formversion',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('code',), name='reports_one_draft_a_form'),
        ),
    ]
