"""How many wishes a meeting brought, for what has been received already too."""

from collections import defaultdict

from django.db import migrations, models

_CHUNK = 500


def count_again(apps, schema_editor):
    """Bring the number to meetings that have topics; of most there are many with the same."""
    meetings = apps.get_model('ledger', 'Meeting').objects
    asked = meetings.exclude(topics=[]).order_by('pk').values_list('pk', 'topics')
    by_number = defaultdict(list)
    for key, topics in asked.iterator():
        number = len({one['category'] for one in topics if one['people'] > 0})
        by_number[number].append(key)
    for number, keys in by_number.items():
        for place in range(0, len(keys), _CHUNK):
            meetings.filter(pk__in=keys[place : place + _CHUNK]).update(wishes=number)


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
