"""What the month's report and a review need, for what has been received already too."""

import json

from django.db import migrations, models


def read_again(apps, schema_editor):
    """What can be read off the newest revision; how late a record was closed stays unknown."""
    meetings = apps.get_model('ledger', 'Meeting').objects
    revisions = apps.get_model('ledger', 'Revision').objects.filter(understood=True)
    for meeting in meetings.iterator():
        newest = revisions.filter(meeting=meeting).order_by('-number', 'conflict', 'id').first()
        if newest is None:
            continue
        told = json.loads(bytes(newest.content))
        meeting.planned_meeting_id = str(told.get('planned_meeting_id') or '')[:60]
        meeting.feedback = told.get('feedback')
        meeting.photos = len(told.get('photos') or ())
        meeting.topics = [
            {'category': str(one['category'])[:40], 'people': one['people']}
            for one in told.get('topic_requests') or ()
        ]
        meeting.save(update_fields=['planned_meeting_id', 'feedback', 'photos', 'topics'])


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0004_watched_elsewhere'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='meeting',
            options={'ordering': ['-opened_at', '-id'], 'permissions': [('review_meeting', '审记录、退回补充')], 'verbose_name': '学习记录', 'verbose_name_plural': '学习记录'},
        ),
        migrations.AddField(
            model_name='meeting',
            name='accepted_revision',
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='meeting',
            name='closed_after_ms',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='meeting',
            name='feedback',
            field=models.JSONField(null=True, verbose_name='反馈'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='photos',
            field=models.PositiveIntegerField(default=0, verbose_name='照片'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='planned_meeting_id',
            field=models.CharField(default='', max_length=60),
        ),
        migrations.AddField(
            model_name='meeting',
            name='topics',
            field=models.JSONField(default=list, verbose_name='还想学'),
        ),
        migrations.RunPython(read_again, migrations.RunPython.noop),
    ]
