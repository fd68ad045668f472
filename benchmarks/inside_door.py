"""Run as a process inside the site: an event with many people today, and a token for its door. Prints JSON."""

import json
import os
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.utils.timezone import now  # noqa: E402

from events import names  # noqa: E402
from events.api.actions import create_token  # noqa: E402
from events.checkin.actions import make_door_link  # noqa: E402
from events.models import Event, Registration  # noqa: E402
from events.moments import today  # noqa: E402
from tests import make  # noqa: E402

PEOPLE = 20_000


def main() -> dict:
    """Twenty thousand people, so that most scans and most batches are of people who are not inside."""
    event = event_of_today()
    rows = [_person(event, number) for number in range(PEOPLE)]
    Registration.objects.bulk_create(rows, batch_size=20 if connection.vendor == "sqlite" else 500)
    link = make_door_link(event=event, helper_name="Joost", valid_on=today(), at=now(), by=None)
    return {
        "event": event.slug,
        "session": event.sessions.get().pk,
        "token": create_token(scope="checkin", at=now(), event=event),
        "link": link.code,
        "tickets": [row.ticket_secret for row in rows],
    }


def event_of_today() -> Event:
    """Under an address of its own: other processes made events on this site too."""
    return make.event("Een volle dag", slug="meten-aan-de-deur", starts_at=now(), places=None)


def _person(event, number: int) -> Registration:
    first, family, before = f"Mens{number}", f"van Dam{number}", now() - timedelta(days=9)
    return Registration(
        event=event, first_name=first, family_name=family, email=f"mens{number}@dam.example", state="confirmed",
        name_key=names.search_key(first, family), sort_key=names.sort_key(first, family), registered_at=before, state_at=before,
        short_code=f"{number:06}",
    )  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(main()))
