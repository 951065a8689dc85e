"""What was watched elsewhere, for the list of the ledger."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_boots_of_meetings")]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="elsewhere",
            field=models.JSONField(default=list, verbose_name="别处收看"),
        ),
    ]
