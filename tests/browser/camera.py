"""Run as a process inside the demo's site: today's door, and the picture of a ticket of somebody who is not inside."""

import json
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.urls import reverse  # noqa: E402

from demo.shift import TODAY  # noqa: E402
from events.checkin.inside import inside_at  # noqa: E402
from events.models import Event  # noqa: E402
from events.tickets.qr import address_of, qr_png  # noqa: E402


def main() -> dict[str, str]:
    """Somebody who has a place and whom nobody scanned yet."""
    event = Event.objects.get(source_key=TODAY)
    inside = inside_at(event.pk, event.sessions.get().pk)
    who = event.registrations.filter(state="confirmed").exclude(pk__in=inside).order_by("-pk")[:1].get()
    door = reverse("bijeen_fixed:checkin-door", args=[event.slug])
    return {"door": door, "picture": qr_png(address_of(who)).hex(), "name": who.full_name}


if __name__ == "__main__":
    print(json.dumps(main()))
