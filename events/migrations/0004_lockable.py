"""Rows to lock, and what makes a thing once: pools without a limit, forms of groups, entries in calendars."""

from django.db import migrations, models
from django.db.models import Count

HOLDING = ("offered", "confirmed")


def open_pools(apps, schema_editor):
    """Give every event its two rows; those that limit nobody count who comes."""
    Pool, Event, Registration = (
        apps.get_model("bijeen_events", name) for name in ("SeatPool", "Event", "Registration")
    )
    known = set(Pool.objects.filter(session=None).values_list("event", "mode"))
    held = Registration.objects.filter(state__in=HOLDING).order_by().values_list("event", "mode")
    taken = {(event, mode): number for event, mode, number in held.annotate(number=Count("pk"))}
    missing = [
        Pool(event_id=event, mode=mode, taken=taken.get((event, mode), 0))
        for event in Event.objects.values_list("pk", flat=True)
        for mode in ("on_site", "online")
        if (event, mode) not in known
    ]
    Pool.objects.bulk_create(missing, batch_size=500)


def close_pools(apps, schema_editor):
    """Without rows that limit nobody."""
    apps.get_model("bijeen_events", "SeatPool").objects.filter(limit=None).delete()


class Migration(migrations.Migration):
    atomic = True
    dependencies = [("bijeen_events", "0003_fill_search_keys")]
    operations = [
        migrations.AlterField("seatpool", "capacity", models.PositiveIntegerField(null=True)),
        migrations.AlterField("seatpool", "limit", models.PositiveIntegerField(null=True)),
        migrations.AlterModelOptions(
            "seatpool",
            {
                "default_manager_name": "objects",
                "ordering": [models.OrderBy(models.F("session_id"), nulls_first=True), "pk"],
            },
        ),
        migrations.AddField("registration", "sequence", models.PositiveIntegerField(default=0)),
        migrations.AddField("group", "token", models.UUIDField(blank=True, null=True, unique=True)),
        migrations.RunPython(open_pools, close_pools),
    ]
