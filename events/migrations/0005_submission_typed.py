"""What a sent form carried, for as long as its address can be mended."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("bijeen_events", "0004_lockable")]

    operations = [
        migrations.AddField(model_name="submission", name="typed", field=models.JSONField(blank=True, default=dict)),
    ]
