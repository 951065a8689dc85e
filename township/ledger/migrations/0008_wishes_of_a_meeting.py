"""How many wishes a meeting brought, for what has been received already too."""

from django.db import migrations, models


def count_again(apps, schema_editor):
    """Bring the number to meetings that have topics."""
    meetings = apps.get_model('ledger', 'Meeting').objects
    asked = meetings.exclude(topics=[]).order_by('pk').only('topics')
    for meeting in asked.iterator():
        meeting.wishes = len({one['category'] for one in meeting.topics if one['people'] > 0})
        meeting.save(update_fields=['wishes'])


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0007_redaction'),
    ]

    operations = [
        migrations.AddField(
            model_name='meeting',
            name='wishes',
            field=models.PositiveIntegerField(default=0, verbose_name='心愿'),
        ),
        migrations.RunPython(count_again, migrations.RunPython.noop),
    ]
