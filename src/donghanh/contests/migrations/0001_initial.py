

import django.db.models.deletion
import donghanh.base.fields
import donghanh.contests.models.contest
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('evidence', '0001_initial'),
        ('movements', '0009_look_again_at_answers'),
        ('organisations', '0009_scope_from_its_index'),
        ('people', '0004_pins'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Contest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('skilled', 'Hội thi thợ giỏi'), ('creative', 'Hội thi sáng tạo kỹ thuật')], max_length=8)),
                ('name', models.CharField(max_length=250)),
                ('search_key', donghanh.base.fields.KeyField(db_index=True, max_length=300)),
                ('rules', models.TextField(blank=True)),
                ('is_blind', models.BooleanField(default=True)),
                ('per_entry', models.PositiveSmallIntegerField(default=3)),
                ('tie_rule', models.CharField(choices=[('practice', 'Ai có điểm thực hành cao hơn xếp trên'), ('theory', 'Ai có điểm lý thuyết cao hơn xếp trên'), ('top_part', 'Ai có điểm cao hơn ở phần thi nhiều điểm nhất xếp trên'), ('shared', 'Bằng điểm thì đồng hạng')], default='practice', max_length=8)),
                ('score_rule', models.CharField(choices=[('raw', 'Điểm trung bình của các giám khảo'), ('corrected', 'Điểm đã hiệu chỉnh độ chặt, độ rộng của từng giám khảo')], default='raw', max_length=9)),
                ('prizes', models.JSONField(default=dict)),
                ('appeal_days', models.PositiveSmallIntegerField(default=5)),
                ('enters_until', models.DateField()),
                ('held_on', models.DateField()),
                ('venue', models.CharField(blank=True, max_length=250)),
                ('state', models.CharField(choices=[('draft', 'Soạn thể lệ'), ('open', 'Nhận đăng ký dự thi'), ('running', 'Đang thi, đang chấm'), ('sealed', 'Đã niêm phong kết quả'), ('announced', 'Đã công bố kết quả'), ('cancelled', 'Đã hủy')], default='draft', max_length=9)),
                ('sealed_on', models.DateField(blank=True, null=True)),
                ('announced_on', models.DateField(blank=True, null=True)),
                ('decision_number', models.CharField(blank=True, max_length=60)),
                ('signed_on', models.DateField(blank=True, null=True)),
                ('reason', models.TextField(blank=True)),
                ('board_key', models.CharField(default=donghanh.contests.models.contest.new_key, max_length=32, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('clause', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contests', to='movements.clause')),
                ('movement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contests', to='movements.movement')),
                ('scan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contests_announced', to='evidence.evidence')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contests', to='organisations.unit')),
            ],
            options={
                'ordering': ('-held_on', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=250)),
                ('search_key', donghanh.base.fields.KeyField(blank=True, max_length=600)),
                ('title', models.CharField(blank=True, max_length=250)),
                ('summary', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('sent', 'Chờ tiếp nhận'), ('returned', 'Trả lại để bổ sung'), ('accepted', 'Đã tiếp nhận'), ('withdrawn', 'Đã rút')], default='sent', max_length=9)),
                ('number', models.PositiveIntegerField(blank=True, null=True)),
                ('code', models.CharField(blank=True, max_length=12)),
                ('reached', models.PositiveSmallIntegerField(default=1)),
                ('reason', models.TextField(blank=True)),
                ('sent_on', models.DateField()),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contest_entries', to=settings.AUTH_USER_MODEL)),
                ('contest', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='contests.contest')),
                ('evidence', models.ManyToManyField(blank=True, related_name='contest_entries', to='evidence.evidence')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contest_entries', to='organisations.unit')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField()),
                ('asked_on', models.DateField()),
                ('due_on', models.DateField()),
                ('state', models.CharField(choices=[('asked', 'Chờ trả lời'), ('kept', 'Giữ nguyên kết quả'), ('changed', 'Điều chỉnh kết quả')], default='asked', max_length=7)),
                ('answer', models.TextField(blank=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('before', models.IntegerField(blank=True, null=True)),
                ('after', models.IntegerField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='contests.entry')),
            ],
        ),
        migrations.CreateModel(
            name='Field',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=200)),
                ('contest', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='fields', to='contests.contest')),
            ],
            options={
                'ordering': ('position', 'pk'),
            },
        ),
        migrations.AddField(
            model_name='entry',
            name='field',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='contests.field'),
        ),
        migrations.CreateModel(
            name='Juror',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(default=donghanh.contests.models.contest.new_key, max_length=32, unique=True)),
                ('has_declared', models.BooleanField(default=False)),
                ('has_left', models.BooleanField(default=False)),
                ('contest', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='jurors', to='contests.contest')),
                ('fields', models.ManyToManyField(blank=True, related_name='jurors', to='contests.field')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contests_judged', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Conflict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(blank=True, max_length=250)),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit')),
                ('entry', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contests.entry')),
                ('juror', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conflicts', to='contests.juror')),
            ],
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('position', models.PositiveSmallIntegerField()),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='contests.entry')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contests_entered', to='people.person')),
            ],
            options={
                'ordering': ('position',),
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=120)),
                ('held_on', models.DateField(blank=True, null=True)),
                ('passes', models.PositiveSmallIntegerField(default=0)),
                ('state', models.CharField(choices=[('planned', 'Chưa chấm'), ('marking', 'Đang chấm'), ('sealed', 'Đã niêm phong')], default='planned', max_length=8)),
                ('contest', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rounds', to='contests.contest')),
            ],
            options={
                'ordering': ('position',),
            },
        ),
        migrations.CreateModel(
            name='Result',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('raw', models.PositiveIntegerField()),
                ('corrected', models.IntegerField(blank=True, null=True)),
                ('rank', models.PositiveIntegerField()),
                ('decided', models.CharField(blank=True, max_length=120)),
                ('goes_on', models.BooleanField(default=False)),
                ('prize', models.CharField(blank=True, choices=[('first', 'Giải nhất'), ('second', 'Giải nhì'), ('third', 'Giải ba'), ('consolation', 'Giải khuyến khích')], max_length=11)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='results', to='contests.entry')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='results', to='contests.round')),
            ],
            options={
                'ordering': ('rank', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Part',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('theory', 'Lý thuyết'), ('practice', 'Thực hành'), ('product', 'Sản phẩm, giải pháp')], max_length=8)),
                ('name', models.CharField(max_length=200)),
                ('most', models.PositiveIntegerField()),
                ('is_counted', models.BooleanField(default=False)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='contests.round')),
            ],
            options={
                'ordering': ('position', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Sheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('assigned', 'Chưa chấm'), ('sent', 'Đã gửi điểm'), ('recused', 'Không chấm')], default='assigned', max_length=8)),
                ('version', models.PositiveIntegerField(default=0)),
                ('note', models.TextField(blank=True)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='contests.entry')),
                ('juror', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='contests.juror')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sheets', to='contests.round')),
            ],
            options={
                'ordering': ('position',),
            },
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('points', models.PositiveIntegerField()),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='contests.part')),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='contests.sheet')),
            ],
        ),
        migrations.CreateModel(
            name='TestMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('points', models.PositiveIntegerField()),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='test_marks', to='contests.entry')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='test_marks', to='contests.part')),
            ],
        ),
        migrations.AddIndex(
            model_name='contest',
            index=models.Index(fields=['unit', 'state'], name='contests_by_unit'),
        ),
        migrations.AddIndex(
            model_name='contest',
            index=models.Index(fields=['movement', 'state'], name='contests_by_movement'),
        ),
        migrations.AddConstraint(
            model_name='contest',
            constraint=models.CheckConstraint(condition=models.Q(('held_on__gte', models.F('enters_until'))), name='contests_held_after_entering'),
        ),
        migrations.AddConstraint(
            model_name='contest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'announced'), _negated=True), models.Q(('announced_on__isnull', False), ('scan__isnull', False), ('signed_on__isnull', False), models.Q(('decision_number', ''), _negated=True)), _connector='OR'), name='contests_announced_by_a_signed_decision'),
        ),
        migrations.AddConstraint(
            model_name='contest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='contests_cancelled_with_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.UniqueConstraint(fields=('entry',), name='contests_reconsidered_once'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'asked'), models.Q(models.Q(('answer', ''), _negated=True), ('answered_on__isnull', False)), _connector='OR'), name='contests_answered_in_words'),
        ),
        migrations.AddConstraint(
            model_name='field',
            constraint=models.UniqueConstraint(fields=('contest', 'name'), name='contests_field_named_once'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['contest', 'state'], name='contests_entries'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['unit', 'state'], name='contests_entries_of_unit'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(condition=models.Q(('number__isnull', False)), fields=('contest', 'number'), name='contests_number_given_once'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('contest', 'code'), name='contests_code_drawn_once'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('withdrawn', 'returned')), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='contests_turned_down_with_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='juror',
            constraint=models.UniqueConstraint(fields=('contest', 'person'), name='contests_judges_once'),
        ),
        migrations.AddConstraint(
            model_name='conflict',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('entry__isnull', True), ('unit__isnull', False)), models.Q(('entry__isnull', False), ('unit__isnull', True)), _connector='OR'), name='contests_conflict_is_exactly_one'),
        ),
        migrations.AddConstraint(
            model_name='conflict',
            constraint=models.UniqueConstraint(fields=('juror', 'unit'), name='contests_conflict_with_unit_once'),
        ),
        migrations.AddConstraint(
            model_name='conflict',
            constraint=models.UniqueConstraint(fields=('juror', 'entry'), name='contests_conflict_with_entry_once'),
        ),
        migrations.AddConstraint(
            model_name='member',
            constraint=models.UniqueConstraint(condition=models.Q(('person__isnull', False)), fields=('entry', 'person'), name='contests_person_in_once'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.UniqueConstraint(fields=('contest', 'position'), name='contests_rounds_in_order'),
        ),
        migrations.AddIndex(
            model_name='result',
            index=models.Index(fields=['round', 'rank'], name='contests_ranks'),
        ),
        migrations.AddConstraint(
            model_name='result',
            constraint=models.UniqueConstraint(fields=('round', 'entry'), name='contests_one_result_a_round'),
        ),
        migrations.AddConstraint(
            model_name='part',
            constraint=models.UniqueConstraint(fields=('round', 'name'), name='contests_part_named_once'),
        ),
        migrations.AddConstraint(
            model_name='part',
            constraint=models.CheckConstraint(condition=models.Q(('most__gt', 0)), name='contests_part_is_worth_something'),
        ),
        migrations.AddIndex(
            model_name='sheet',
            index=models.Index(fields=['juror', 'state'], name='contests_my_sheets'),
        ),
        migrations.AddConstraint(
            model_name='sheet',
            constraint=models.UniqueConstraint(fields=('round', 'entry', 'juror'), name='contests_juror_marks_an_entry_once'),
        ),
        migrations.AddConstraint(
            model_name='mark',
            constraint=models.UniqueConstraint(fields=('sheet', 'part'), name='contests_part_marked_once'),
        ),
        migrations.AddConstraint(
            model_name='testmark',
            constraint=models.UniqueConstraint(fields=('entry', 'part'), name='contests_test_counted_once'),
        ),
    ]
