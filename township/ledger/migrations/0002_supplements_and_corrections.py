"""Counts supplements apart from corrections, for what has been received already too."""

import json

from django.db import migrations, models
from django.db.models import F

COLUMNS = {'supplement': 'supplements', 'correction': 'corrections'}


def count(apps, schema_editor):
    later = apps.get_model('ledger', 'Revision').objects.filter(
        number__gt=1, understood=True, conflict=False
    )
    meetings = apps.get_model('ledger', 'Meeting').objects
    for revision in later.iterator():
        correction = json.loads(bytes(revision.content)).get('correction') or {}
        column = COLUMNS.get(correction.get('kind'))
        if column is not None:
            meetings.filter(pk=revision.meeting_id).update(**{column: F(column) + 1})


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='meeting',
            name='corrections',
            field=models.PositiveIntegerField(default=0, verbose_name='更正'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='supplements',
            field=models.PositiveIntegerField(default=0, verbose_name='补充'),
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
