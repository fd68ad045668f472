"""Run as a process inside the site: what it takes to serve many who wait, and to list many who come. Prints JSON."""

import json
import os
from datetime import timedelta
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils.timezone import now  # noqa: E402

from benchmarks.table import cpu_ms, wall_ms  # noqa: E402
from demo.load import make_load  # noqa: E402
from events.models import Event, Registration, Role, SeatPool, SessionChoice, State  # noqa: E402
from events.places.actions import set_places  # noqa: E402
from tests import make  # noqa: E402

MANY, LIST = 1_000, 3_000


def waiting(**fields: Any) -> Event:
    """A conference without places, and a thousand who wait for it with a wish in each of two rounds."""
    slug = f"meten-van-wachten-{Event.objects.count()}"
    event = make.conference(slug=slug, places=0, each=MANY, starts_at=now() + timedelta(weeks=8), **fields)
    at, sessions = now(), [round_.sessions.first() for round_ in event.rounds.all()]
    same = {"event": event, "state": State.WAITING, "registered_at": at, "state_at": at, "waiting_since": at}
    rows = [
        Registration(first_name="Mens", name_key=f"mens {n}", sort_key=f"mens {n}", email=f"m{n}@load.example", **same)
        for n in range(MANY)
    ]
    made = Registration.objects.bulk_create(rows)
    wishes = [
        SessionChoice(registration=row, session=session, round=session.round, chosen_at=at, state_at=at)
        for row in made
        for session in sessions
    ]
    SessionChoice.objects.bulk_create(wishes)
    return event


def served(places: int, **fields: Any) -> float:
    """Seconds that it takes to give so many places to who waits."""
    event = waiting(**fields)
    seconds = wall_ms(lambda: set_places(event=event, capacity=places, at=now()), times=1) / 1000
    held = Registration.objects.filter(event=event, state__in=("confirmed", "offered")).count()
    assert held == places == SeatPool.rows.get(event=event, session=None, mode="on_site").taken
    return seconds


def listed() -> dict[str, float]:
    """The first page of a list of three thousand."""
    user = get_user_model().objects.create_user(email="list@staf.example.org", first_name="Lijst", last_name="Staf")
    before = set(Event.objects.values_list("pk", flat=True))
    make_load(events=1, registrations=LIST, at=now())
    event = Event.objects.exclude(pk__in=before).get()
    Role.objects.create(user=user, name="organiser", event=event)
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(user)
    path = reverse("bijeen_events:desk-registrations", args=[event.pk])
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.get(path)
    assert answer.status_code == 200
    return {
        "queries": len(asked),
        "size": len(answer.content),
        "cpu": cpu_ms(lambda: client.get(path), times=10),
    }


def main() -> dict[str, Any]:
    """All of it, one after the other."""
    return {
        "given": served(MANY),
        "offered": served(MANY, freed_places="offered"),
        "priorities": served(1, gives_new_first=True, list_most_each=2),
        "list": listed(),
    }


if __name__ == "__main__":
    print(json.dumps(main()))
