"""What tells entries apart, files beside a record, and indexes for what the list is narrowed by."""

import json

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def read_again(apps, schema_editor):
    """What can be read off the newest revision of what has been received already."""
    meetings = apps.get_model('ledger', 'Meeting').objects
    revisions = apps.get_model('ledger', 'Revision').objects.filter(understood=True)
    viewings = apps.get_model('ledger', 'ViewingRow').objects
    for meeting in meetings.iterator():
        newest = revisions.filter(meeting=meeting).order_by('-number', 'conflict', 'id').first()
        if newest is None:
            continue
        told = json.loads(bytes(newest.content))
        count_marks(meeting, told)
        for position, one in enumerate(told.get('viewings') or ()):
            viewings.filter(meeting=meeting, position=position).update(
                function=one.get('function') or 'education',
                campaign=str(one.get('campaign') or '').replace('\0', '')[:60],
            )


def count_marks(meeting, told):
    marks = told.get('attendance') or ()
    there = ('present', 'late', 'observer')

    def people(wanted):
        return len({one['person_id'] for one in marks if wanted(one)})

    meeting.late_people = people(lambda one: one['status'] == 'late')
    meeting.makeup_people = people(lambda one: one['status'] == 'makeup')
    if not told.get('entered_by_hand'):
        meeting.signed_later = people(lambda one: one.get('by_hand') and one['status'] in there)
    meeting.save(update_fields=['late_people', 'makeup_people', 'signed_later'])


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0005_month_and_review'),
        ('stations', '0003_who_may_enrol'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('photo', '现场照片'), ('signed_record', '签字的记录表'), ('signed_roll', '签到表')], max_length=20, verbose_name='种类')),
                ('sha256', models.CharField(max_length=64, verbose_name='指纹')),
                ('size_bytes', models.BigIntegerField(verbose_name='大小')),
                ('is_pdf', models.BooleanField(default=False, verbose_name='PDF')),
                ('pages', models.PositiveIntegerField(default=1, verbose_name='页数')),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='附上的时间')),
                ('removed_at', models.DateTimeField(null=True, verbose_name='撤下的时间')),
                ('removed_reason', models.CharField(blank=True, default='', max_length=200, verbose_name='为什么撤下')),
            ],
            options={
                'verbose_name': '附件',
                'verbose_name_plural': '附件',
                'ordering': ['id'],
            },
        ),
        migrations.AlterModelOptions(
            name='meeting',
            options={'ordering': ['-opened_at', '-id'], 'permissions': [('review_meeting', '审记录、退回补充'), ('enter_meeting', '手工补录、更正补录')], 'verbose_name': '学习记录', 'verbose_name_plural': '学习记录'},
        ),
        migrations.AddField(
            model_name='meeting',
            name='attached_photos',
            field=models.PositiveIntegerField(default=0, verbose_name='附上的照片'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='attached_sheets',
            field=models.PositiveIntegerField(default=0, verbose_name='附上的签字表'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='by_office',
            field=models.BooleanField(default=False, verbose_name='镇里补录'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='late_people',
            field=models.PositiveIntegerField(default=0, verbose_name='迟到'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='makeup_people',
            field=models.PositiveIntegerField(default=0, verbose_name='补学'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='replaced_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='ledger.meeting', verbose_name='以这份为准'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='signed_later',
            field=models.PositiveIntegerField(default=0, verbose_name='补签'),
        ),
        migrations.AddField(
            model_name='revision',
            name='entered_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='录入'),
        ),
        migrations.AddField(
            model_name='viewingrow',
            name='campaign',
            field=models.CharField(default='', max_length=60),
        ),
        migrations.AddField(
            model_name='viewingrow',
            name='function',
            field=models.CharField(default='', max_length=20),
        ),
        migrations.AlterField(
            model_name='meeting',
            name='month',
            field=models.CharField(default='', max_length=7, verbose_name='月份'),
        ),
        migrations.AlterField(
            model_name='viewingrow',
            name='courseware',
            field=models.CharField(max_length=64),
        ),
        migrations.AlterField(
            model_name='viewingrow',
            name='title',
            field=models.CharField(db_index=True, max_length=120),
        ),
        migrations.AddIndex(
            model_name='attendancerow',
            index=models.Index(fields=['name'], name='attendance_by_name'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['month', '-opened_at'], name='meeting_by_month'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['type_code', '-opened_at'], name='meeting_by_type'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['type_name'], name='meeting_by_type_name'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['planned_meeting_id'], name='meeting_by_plan'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(condition=models.Q(('flags', []), _negated=True), fields=['-opened_at'], name='meeting_flagged'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(condition=models.Q(('returned_revision__isnull', False)), fields=['-opened_at'], name='meeting_returned'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(condition=models.Q(('corrections__gt', 0)), fields=['-opened_at'], name='meeting_corrected'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(condition=models.Q(('supplements__gt', 0)), fields=['-opened_at'], name='meeting_supplemented'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(condition=models.Q(('entered_by_hand', True)), fields=['-opened_at'], name='meeting_by_hand'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(condition=models.Q(('late_people__gt', 0), ('makeup_people__gt', 0), ('signed_later__gt', 0), _connector='OR'), fields=['-opened_at'], name='meeting_out_of_time'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(condition=models.Q(('attached_photos__gt', 0), ('attached_sheets__gt', 0), _connector='OR'), fields=['-opened_at'], name='meeting_attached'),
        ),
        migrations.AddIndex(
            model_name='viewingrow',
            index=models.Index(fields=['courseware', 'meeting'], name='viewing_by_course'),
        ),
        migrations.AddIndex(
            model_name='viewingrow',
            index=models.Index(fields=['campaign', 'meeting'], name='viewing_by_campaign'),
        ),
        migrations.AddField(
            model_name='attachment',
            name='added_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='附上'),
        ),
        migrations.AddField(
            model_name='attachment',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='ledger.meeting', verbose_name='学习记录'),
        ),
        migrations.AddField(
            model_name='attachment',
            name='removed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='撤下'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.UniqueConstraint(condition=models.Q(('removed_at', None)), fields=('meeting', 'kind', 'sha256'), name='attached_once'),
        ),
        migrations.RunPython(read_again, migrations.RunPython.noop),
    ]
