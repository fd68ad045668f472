"""Run as a process inside a site: what must be there before a play begins, or what happens between its acts. Prints JSON."""

import json
import os
import sys
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db.models import F  # noqa: E402
from django.utils.timezone import now  # noqa: E402

from events.models import Event, Role, Scan, Session  # noqa: E402
from events.moments import local  # noqa: E402
from tests import make  # noqa: E402


def empty() -> dict[str, str]:
    """An organiser who can sign in, and a building with two rooms."""
    organiser = make.user("organiser", role="organiser")
    venue = make.venue("Het Huis", rooms=2)
    return {"organiser": organiser.email, "venue": venue.name}


def today() -> dict[str, str]:
    """A meeting that begins in a quarter of an hour, with its organiser and its trainer."""
    organiser, trainer = make.user("organiser", role="organiser"), make.user("trainer")
    starts_at = now() + timedelta(minutes=15)
    event = make.event("Praten over geld", starts_at=starts_at, organiser=organiser, venue=make.venue("Het Huis"))
    session = event.sessions.get()
    Role.objects.create(user=trainer, name=Role.Name.TRAINER, session=session)
    return {"organiser": organiser.email, "trainer": trainer.email, "slug": event.slug, "title": event.title_nl,
            "starts_at": local(event.starts_at).isoformat(timespec="seconds")}  # fmt: skip


def later() -> dict[str, str]:
    """Four hours go by: the meeting is over."""
    gone = timedelta(hours=4)
    for rows in (Event.objects.all(), Session.objects.all()):
        rows.update(starts_at=F("starts_at") - gone, ends_at=F("ends_at") - gone)
    Scan.objects.update(scanned_at=F("scanned_at") - gone)
    return {}


if __name__ == "__main__":
    print(json.dumps({"empty": empty, "today": today, "later": later}[sys.argv[1]]()))
