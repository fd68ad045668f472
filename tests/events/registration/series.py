"""A series of three meetings, and what somebody does with one date of it."""

from datetime import timedelta

from django.urls import reverse
from django.utils.timezone import now as clock
from icalendar import Calendar

from events.calendar.ics import registration_calendar
from events.checkin.actions import record_scan
from events.checkin.doors import whole_door
from events.checkin.lines import Line
from events.models import Event, Session, StandIn
from events.registration.actions import (
    name_stand_in,
    report_absence,
)
from tests import make

WEEK = timedelta(weeks=1)
COLLEAGUE = {"first_name": "Piet", "family_name": "Bos", "email": "Piet@Example.org"}


def series(starts_at=None, **fields) -> Event:
    """Three meetings, a week between."""
    starts_at = starts_at or clock().replace(microsecond=0) + WEEK
    event = make.event("Leernetwerk", shape="series", session=False, starts_at=starts_at, **fields)
    event.ends_at = starts_at + 2 * WEEK + timedelta(hours=2)
    event.save()
    for week in range(3):
        begins = starts_at + week * WEEK
        Session.objects.create(
            event=event,
            number=week + 1,
            title_nl=f"Keer {week + 1}",
            starts_at=begins,
            ends_at=begins + timedelta(hours=2),
        )
    return event


def absent(person, session, at=None):
    return report_absence(registration=person, session=session, at=at or clock())


def sent(person, session, **fields) -> StandIn:
    absent(person, session)
    return name_stand_in(registration=person, session=session, at=clock(), **{**COLLEAGUE, **fields})


def scanned(stand_in, session, at=None, action="in") -> tuple:
    door = whole_door(stand_in.event)
    line = Line(
        id=make.token(),
        action=action,
        scanned_at=at or session.starts_at,
        session=session.pk,
        ticket=stand_in.ticket_secret,
    )
    return door, record_scan(door=door, line=line, device=make.token(), at=at or session.starts_at)


def entries(registration, **fields) -> dict[str, tuple[str, int]]:
    body, method = registration_calendar(registration, **fields)
    found = Calendar.from_ical(body).walk("VEVENT")
    return {str(one["uid"]).partition("@")[0]: (str(one["status"]), int(one["sequence"]), method) for one in found}


def own(registration, session) -> str:
    return reverse("bijeen_fixed:registration-date", args=[registration.code, session.pk])
