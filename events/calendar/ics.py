"""Meetings as entries of a calendar (RFC 5545): for a page, for one person, for a mail that moves or cancels the entry (RFC 5546).

An entry keeps its UID for ever; SEQUENCE rises when the meeting moves, and when somebody's own part in it changes. Nothing personal stands in it: people share
calendars. What it may say is asked of `disclosure`.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Event as Entry
from icalendar import vCalAddress, vDatetime, vText

from events import conf, disclosure
from events.calendar.around import calendar_around
from events.calendar.texts import clean
from events.models import Event, Mode, Registration, Session, State, Venue
from events.moments import local

Title = Callable[[Event, datetime | None], str]
FREE = (State.SUBMITTED, State.REQUESTED, State.WAITING)  # asked for, so the hours are still one's own


def title_outside(event: Event, starts_at: datetime | None) -> str:
    """The title, or a neutral one, of a meeting that begins then."""
    return clean(disclosure.title_outside(event, starts_at))


def uid_of(event: Event, session: Session | None = None) -> str:
    """Of a meeting for whoever sees it: the same on the agenda and in what a trainer or organiser follows."""
    return _at_host(f"event-{event.pk}-{session.pk}" if session else f"event-{event.pk}")


def event_entries(event: Event, title: Title = title_outside) -> list[Entry]:
    """Entries as anybody may see them, in the active language. A series has one for each of its dates."""
    return [entry_of(event, session, uid_of(event, session), title) for session in _dates(event)]


def dates_of(path: str = "sessions") -> Prefetch:
    """What entries need of the sessions of many events, in one query."""
    return Prefetch(path, Session.objects.select_related("venue", "room"))


def registration_entries(
    registration: Registration, *, cancels: bool = False, only: Session | None = None
) -> list[Entry]:
    """Entries of one who registered: those without a place yet say so, and are tentative; a date of a series on which
    somebody said not to come is cancelled. `only` is the one date that is asked for, also one that was taken out.
    """
    absent = _absent(registration)
    return [
        _mine(registration, session, cancels or (session is not None and session.pk in absent))
        for session in ([only] if only else _dates(registration.event))
    ]


def registration_calendar(
    registration: Registration,
    *,
    cancels: bool = False,
    made_at: datetime | None = None,
    only: Session | None = None,
) -> tuple[bytes, str]:
    """My entries, and the METHOD under which they may be mailed.

    One meeting goes as REQUEST with organiser and attendee, so that a calendar that took it in moves and removes it later
    (some only do so for what came as REQUEST). Several dates go as PUBLISH: some calendars refuse them in one REQUEST.
    `made_at` is when the mail became due: DTSTAMP, by which a calendar orders what has the same SEQUENCE (RFC 5546, 2.1.5).
    """
    entries: list[Any] = registration_entries(registration, cancels=cancels, only=only)
    method = "CANCEL" if cancels and len(entries) == 1 else "REQUEST" if len(entries) == 1 else "PUBLISH"
    for entry in entries:
        if made_at is not None:
            entry["dtstamp"] = vDatetime(max(entry["dtstamp"].dt, made_at))
        if method != "PUBLISH" and registration.email:
            entry.add("organizer", _organizer(registration.event))
            entry.add("attendee", _attendee(registration))
    return calendar_around(map(text_of, entries), method=method), method


def text_of(entry: Entry) -> str:
    """The entry as it stands in a file: folded, its lines ended as RFC 5545 (3.1) says."""
    return entry.to_ical().decode()


def entry_of(event: Event, session: Session | None, uid: str, title: Title = title_outside) -> Entry:
    """One entry, of the event as a whole or of one date."""
    when = session or event
    entry = Entry()
    entry.add("uid", uid)
    entry.add("dtstamp", event.changed_at)
    entry.add("dtstart", local(when.starts_at))
    entry.add("dtend", local(when.ends_at or when.starts_at))
    entry.add("sequence", event.sequence + (session.sequence if session else 0))
    entry.add("summary", _summary(event, session, title))
    if place := _place(event, session):
        entry.add("location", place)
    if disclosure.of(event).is_shared:
        entry.add("url", conf.base_url() + reverse("bijeen_events:agenda-event", args=[event.slug]))
    set_status(entry, "CANCELLED" if event.is_cancelled else "CONFIRMED")
    return entry


def set_status(entry: Entry, status: str, *, is_free: bool = False) -> None:
    """How sure it is, and whether the hours are taken by it."""
    for name, value in (
        ("status", status),
        ("transp", "TRANSPARENT" if is_free or status == "CANCELLED" else "OPAQUE"),
    ):
        entry.pop(name, None)
        entry.add(name, value)


def set_summary(entry: Entry, text: str) -> None:
    """Another title than it had."""
    entry["summary"] = vText(text)


def _mine(registration: Registration, session: Session | None, cancels: bool) -> Entry:
    event, state = registration.event, State(registration.state)
    of = f"registration-{registration.pk}"
    entry: Any = entry_of(event, session, _at_host(f"{of}-{session.pk}" if session else of))
    entry["dtstamp"] = vDatetime(max(event.changed_at, registration.state_at))
    entry["sequence"] += registration.sequence
    if registration.mode == Mode.ONLINE and entry.get("location"):
        entry["location"] = vText(_("Online"))
    if cancels or event.is_cancelled or not registration.is_alive:
        set_status(entry, "CANCELLED")
    elif state != State.CONFIRMED:
        set_summary(entry, f"{state.label}: {entry['summary']}")
        set_status(entry, "TENTATIVE", is_free=state in FREE)
    return entry


def _absent(registration: Registration) -> set[int]:
    """The dates of a series to which somebody said not to come."""
    if registration.event.shape != "series":
        return set()
    return {row.session_id for row in registration.absences.all()}


def _dates(event: Event) -> list[Session | None]:
    """What has an entry of its own: each date of a series, else the event as a whole; nothing without a time."""
    if event.shape == "series":
        return list(event.sessions.all())
    return [None] if event.starts_at else []


def _summary(event: Event, session: Session | None, title: Title) -> str:
    said = title(event, session.starts_at if session else None)
    if session and session.title and disclosure.tells_session(session):
        return f"{said}: {clean(session.title)}"
    return said


def _place(event: Event, session: Session | None) -> str:
    told = disclosure.of(event)
    if not told.title_outside:
        return ""
    if event.mode == Mode.ONLINE:
        return _("Online")
    return venue_outside(event, (session.venue if session and session.venue_id else None) or event.venue)


def venue_outside(event: Event, venue: Venue | None) -> str:
    """The house with its address, or only its town; nothing where even that would tell too much."""
    told = disclosure.of(event)
    if venue is None or not told.title_outside:
        return ""
    if not told.place_outside:
        return clean(venue.city)
    return clean(", ".join(filter(None, (venue.name, venue.address or venue.city))))


def _at_host(name: str) -> str:
    return f"{name}@{conf.host().partition(':')[0]}"


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
