"""The door and the API in every state: each answer that fills a screen, and what leads there."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

from django.utils.timezone import localdate, now

from demo.shift import TODAY
from events.models import DoorLink, Event, Registration, Scan, Session
from tests.browser.seen import ORGANISER, PRIVACY, TRAINER, Seen

DOOR = "bijeen_fixed:checkin-"


def today() -> Event:
    """The meeting of today, which the trainer of the cast gives."""
    return Event.objects.get(source_key=TODAY)


def conference() -> Event:
    """The one of the year, still to come."""
    return Event.objects.get(shape="conference", status="published", visibility="public", starts_at__gt=now())


def somebody() -> Registration:
    """Who has a place there."""
    return today().registrations.filter(state="confirmed").order_by("pk")[:1].get()


def answered(verdict: str) -> tuple[str, Any]:
    """A line that got this answer."""
    who = None if verdict in ("unknown_ticket", "other_event") else somebody()
    common = {"event": today(), "session": Session.objects.get(event=today()), "device": uuid4()}
    moments = {"scanned_at": now(), "arrived_at": now(), "digest": "x"}
    first = Scan.objects.create(**common, **moments, registration=who, action="in", verdict="unknown_ticket")
    undo = {"action": "undo", "undoes": first} if verdict == "undone" else {"action": "in"}
    scan = Scan.objects.create(**common, **moments, registration=who, verdict=verdict, **undo)
    return today().slug, scan.pk


def early_link() -> str:
    """A link for the day of the conference."""
    event = conference()
    made = {"made_at": now(), "helper_name": "Joost, vrijwilliger"}
    return DoorLink.objects.create(event=event, valid_on=localdate(event.starts_at), **made).code


def ended_link() -> str:
    """A link that opens nothing any more."""
    return DoorLink.objects.create(
        event=today(), valid_on=localdate(), made_at=now(), ended_at=now(), helper_name="Amira"
    ).code


def slug_of(event: Callable[[], Event]) -> Callable[[], str]:
    """Where its door is."""
    return lambda: event().slug


STATES = (
    Seen(DOOR + "doors", "nothing", who=PRIVACY),
    Seen(DOOR + "doors", "only-one", who=TRAINER),
    Seen(DOOR + "door", who=TRAINER, args=slug_of(today)),
    Seen(DOOR + "door", "searched", who=TRAINER, args=slug_of(today), query=(("zoek", "a"),)),
    Seen(DOOR + "door", "nobody", who=TRAINER, args=slug_of(today), query=(("zoek", "zeppelin"),)),
    Seen(DOOR + "door", "places", who=ORGANISER, args=slug_of(conference)),
    Seen(DOOR + "door", "entrance", who=ORGANISER, args=slug_of(conference), query=(("deur", "ingang"),)),
    Seen(DOOR + "guest", who=TRAINER, args=slug_of(today)),
    *(Seen(DOOR + "answer", key, who=TRAINER, args=partial(answered, key)) for key in Scan.Verdict.values),
    Seen(DOOR + "link", "early", args=early_link),
    Seen(DOOR + "link", "ended", args=ended_link, status=404),
    Seen("bijeen_fixed:ticket-scan", "door", who=TRAINER, args=lambda: somebody().ticket_secret),
    Seen("bijeen_events:desk-door-links", who=ORGANISER, args=lambda: conference().pk),
    Seen("bijeen_fixed:api-docs"),
)
NO_PAGE = {
    DOOR + "leave": "a button of the door, in tests/events/checkin/test_door_links.py",
    "bijeen_fixed:api-checkins": "for machines",
    "bijeen_fixed:api-openapi": "for machines",
}
