from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('movements', '0006_targets_given_before'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='target',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'withdrawn'), _negated=True), fields=('unit', 'indicator', 'period'), name='movements_one_standing_target'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'proposed'), _negated=True), models.Q(('proposed_amount__isnull', False), models.Q(('proposal_reason', ''), _negated=True)), _connector='OR'), name='movements_proposal_has_its_reason'),
        ),
    ]
