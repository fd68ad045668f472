"""What a search looks in, for what was there already."""

from django.db import migrations

from events.names import plain

MEANT_FOR = {  # as they are called in Dutch, which is what people search for
    "municipality": "Gemeente",
    "national_government": "Rijksoverheid",
    "youth_care": "Jeugdhulp",
    "health_care": "Zorg",
    "social_work": "Welzijn of sociaal werk",
    "school": "School (po, vo of mbo)",
    "teacher_training": "Lerarenopleiding",
    "higher_education": "Hbo of universiteit",
    "police_justice": "Politie of justitie",
    "shelter": "Opvang",
    "self_organisation": "Zelforganisatie",
    "volunteers": "Vrijwilligersorganisatie",
    "employer": "Werkgever",
    "knowledge_institute": "Kennisinstelling",
    "media": "Media",
}


def fill(apps, schema_editor):
    for event in apps.get_model("bijeen_events", "Event").objects.iterator():
        groups = [MEANT_FOR[key] for key in event.target_groups if key in MEANT_FOR]
        said = (event.title_nl, event.title_en, event.summary_nl, event.summary_en, *groups)
        event.search_key = plain(" ".join(said))
        event.save(update_fields=["search_key"])
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
