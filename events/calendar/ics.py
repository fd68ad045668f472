"""Meetings as iCalendar (RFC 5545): for a page, for one person, for a mail that moves or cancels the entry (RFC 5546).

An entry keeps its UID for ever; SEQUENCE rises when the meeting moves, and when somebody's own part in it changes. Nothing personal stands in it: people share
calendars. What it may say is asked of `disclosure`.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, vCalAddress, vDatetime, vText
from icalendar import Event as Entry

from events import conf, disclosure
from events.models import Event, Mode, Registration, Session
from events.moments import local

PRODID = "-//Bijeen//Bijeen//NL"


def event_calendar(events: Iterable[Event], *, name: str = "") -> bytes:
    """Public entries of events, in the active language. A series has an entry for each of its dates."""
    calendar = _calendar("PUBLISH")
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    for event in events:
        for entry in _entries(event, f"event-{event.pk}"):
            calendar.add_component(entry)
    return _bytes(calendar)


def registration_calendar(
    registration: Registration, *, cancels: bool = False, made_at: datetime | None = None
) -> tuple[bytes, str]:
    """My entries, and the METHOD under which they may be mailed.

    One meeting goes as REQUEST with organiser and attendee, so that a calendar that took it in moves and removes it later
    (some only do so for what came as REQUEST). Several dates go as PUBLISH: some calendars refuse them in one REQUEST.
    `made_at` is when the mail became due: DTSTAMP, by which a calendar orders what has the same SEQUENCE (RFC 5546, 2.1.5).
    """
    event = registration.event
    entries = list(_entries(event, f"registration-{registration.pk}", registration, cancels))
    method = "CANCEL" if cancels and len(entries) == 1 else "REQUEST" if len(entries) == 1 else "PUBLISH"
    calendar = _calendar(method)
    for entry in entries:
        entry["dtstamp"] = vDatetime(max(event.changed_at, registration.state_at, made_at or registration.state_at))
        if method != "PUBLISH" and registration.email:
            entry.add("organizer", _organizer(event))
            entry.add("attendee", _attendee(registration))
        calendar.add_component(entry)
    return _bytes(calendar), method


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def _bytes(calendar: Calendar) -> bytes:
    days: list[Any] = [entry.decoded("dtstart") for entry in calendar.walk("VEVENT")]
    if days:
        calendar.add_missing_timezones(min(days).date() - timedelta(days=365), max(days).date() + timedelta(days=365))
    return calendar.to_ical()


def _entries(event: Event, uid: str, mine: Registration | None = None, cancelled: bool = False) -> list[Entry]:
    if event.shape == "series":
        return [_entry(event, f"{uid}-{session.pk}", mine, cancelled, session) for session in event.sessions.all()]
    return [_entry(event, uid, mine, cancelled)] if event.starts_at else []


def _entry(event: Event, uid: str, mine: Registration | None, cancelled: bool, session: Session | None = None) -> Entry:
    when = session or event
    entry = Entry()
    entry.add("uid", f"{uid}@{conf.host().partition(':')[0]}")
    entry.add("dtstamp", event.changed_at)
    entry.add("dtstart", local(when.starts_at))
    entry.add("dtend", local(when.ends_at or when.starts_at))
    entry.add("sequence", event.sequence + (session.sequence if session else 0) + (mine.sequence if mine else 0))
    entry.add("summary", _summary(event, session))
    if place := _place(event, session, mine):
        entry.add("location", place)
    if disclosure.of(event).is_shared:
        entry.add("url", conf.base_url() + reverse("bijeen_events:agenda-event", args=[event.slug]))
    off = cancelled or event.is_cancelled
    entry.add("status", "CANCELLED" if off else "CONFIRMED")
    entry.add("transp", "TRANSPARENT" if off else "OPAQUE")
    return entry


def _summary(event: Event, session: Session | None) -> str:
    title = disclosure.title_outside(event)
    if session and session.title and disclosure.tells_session(session):
        return f"{title}: {session.title}"
    return title


def _place(event: Event, session: Session | None, mine: Registration | None) -> str:
    told = disclosure.of(event)
    if not told.title_outside:
        return ""
    if event.mode == Mode.ONLINE or (mine and mine.mode == Mode.ONLINE):
        return _("Online")
    venue = (session.venue if session and session.venue_id else None) or event.venue
    if venue is None:
        return ""
    return f"{venue.name}, {venue.address}" if told.place_outside else venue.city


def _organizer(event: Event) -> vCalAddress:
    address = vCalAddress(f"mailto:{event.contact_email or conf.contact_email()}")
    address.params["cn"] = vText(conf.site_name())
    return address


def _attendee(registration: Registration) -> vCalAddress:
    address = vCalAddress(f"mailto:{registration.email}")
    address.params["cn"] = vText(registration.full_name)
    address.params["partstat"] = vText("ACCEPTED")
    address.params["rsvp"] = vText("FALSE")
    return address
