"""What a sent form carried, for as long as its address can be mended."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("bijeen_events", "0003_fill_search_keys")]

    operations = [
        migrations.AddField(model_name="submission", name="typed", field=models.JSONField(blank=True, default=dict)),
    ]
