"""What a search looks in, for the sessions and speakers that were there already."""

from django.db import migrations

from events.names import plain


def fill(apps, schema_editor):
    for session in apps.get_model("bijeen_events", "Session").objects.filter(search_key="").iterator():
        said = (session.title_nl, session.title_en, session.summary_nl, session.summary_en)
        session.search_key = plain(" ".join(said))
        session.save(update_fields=["search_key"])
    for speaker in apps.get_model("bijeen_events", "Speaker").objects.filter(search_key="").iterator():
        speaker.search_key = plain(f"{speaker.first_name} {speaker.family_name}")
        speaker.save(update_fields=["search_key"])


class Migration(migrations.Migration):
    dependencies = [("bijeen_events", "0002_search_keys")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
