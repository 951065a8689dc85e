"""Notes to which boots a meeting's times belong, for what has been received already too."""

import json

from django.db import migrations, models


def note(apps, schema_editor):
    understood = apps.get_model('ledger', 'Revision').objects.filter(understood=True)
    meetings = apps.get_model('ledger', 'Meeting').objects
    for revision in understood.order_by('number').iterator():
        plain = json.loads(bytes(revision.content))
        meetings.filter(pk=revision.meeting_id).update(
            opened_boot=plain['opened']['boot_id'][:60],
            closed_boot=plain['closed']['boot_id'][:60],
        )


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0002_supplements_and_corrections'),
    ]

    operations = [
        migrations.AddField(
            model_name='meeting',
            name='closed_boot',
            field=models.CharField(default='', max_length=60),
        ),
        migrations.AddField(
            model_name='meeting',
            name='opened_boot',
            field=models.CharField(default='', max_length=60),
        ),
        migrations.RunPython(note, migrations.RunPython.noop),
    ]
