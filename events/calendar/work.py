"""What somebody organises, or gives, as a calendar to follow: with the room, how many are expected, and the way to the door.

Titles and places follow the table of disclosure: people share their calendars with colleagues and at home.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from events import access, conf, disclosure
from events.calendar.around import calendar_around
from events.calendar.ics import dates_of, entry_of, set_status, set_summary, text_of, uid_of, venue_outside
from events.calendar.kept import Wanted, drawn_by, hashed, marked_title, staff_texts
from events.calendar.queries import Kind
from events.calendar.texts import clean
from events.models import HOLDING, CalendarFeed, Event, Mode, Registration, SeatPool, Session, SessionChoice, Shape

SHOWN_FOR = timedelta(days=365)  # so long what is over stays
BETWEEN = (Session.Type.ARRIVAL, Session.Type.BREAK, Session.Type.DRINKS)


@dataclass(frozen=True)
class Numbers:
    """How many hold a place, and how many could: `limit` is None without one, `tells` says whether it may be said."""

    expected: int = 0
    limit: int | None = None
    tells: bool = True

    @property
    def is_full(self) -> bool:
        return self.tells and self.limit is not None and self.expected >= self.limit


def entries_to_follow(feed: CalendarFeed, at: datetime) -> list[Wanted]:
    """The entries of this feed, in order of time, each with what it is drawn of."""
    since = at - SHOWN_FOR
    parts = _organised(feed.user, since) if feed.kind == Kind.ORGANISER else _given(feed.user, since)
    numbers, drawn = _numbers({part.event.pk for part in parts}), drawn_by()
    return [_wanted(part, numbers, drawn) for part in parts]


def tag_of(feed: CalendarFeed, wanted: list[Wanted]) -> str:
    """Another one when any of the entries is."""
    return hashed(feed.kind, feed.language, [one.key for one in wanted])


def calendar_of(feed: CalendarFeed, wanted: list[Wanted]) -> bytes:
    """The whole calendar, in the active language."""
    names = {Kind.ORGANISER: _("Wat ik organiseer bij %(name)s"), Kind.TRAINER: _("Wat ik geef bij %(name)s")}
    return calendar_around(staff_texts(wanted), name=names[Kind(feed.kind)] % {"name": conf.site_name()})


# What is in it -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Part:
    """What has one entry: an event, or one of its sessions. The only session of a single meeting says where that is."""

    event: Event
    session: Session | None = None
    is_whole: bool = True

    @property
    def dated(self) -> Session | None:
        """The session that the entry is of; None of the event as a whole."""
        return None if self.is_whole else self.session

    @property
    def is_sensitive(self) -> bool:
        return self.session is not None and self.session.is_sensitive


def _organised(user: Any, since: datetime) -> list[Part]:
    """Each event as a whole, and the sessions of a day with rounds; of a series its dates."""
    events = Event.objects.filter(pk__in=access.organised_by(user), starts_at__isnull=False, ends_at__gte=since)
    parts: list[Part] = []
    for event in events.select_related("venue", "room").prefetch_related(dates_of()):
        sessions = list(event.sessions.all())
        if event.shape == Shape.SINGLE:
            parts.append(Part(event, sessions[0] if len(sessions) == 1 else None))
        elif event.shape == Shape.CONFERENCE:
            parts.append(Part(event))
        if event.shape != Shape.SINGLE:
            parts += [Part(event, session, False) for session in sessions if session.type not in BETWEEN]
    return parts


def _given(user: Any, since: datetime) -> list[Part]:
    """Each session; the only one of a single meeting is the meeting itself, as its organiser has it."""
    beside = Session.objects.filter(event=OuterRef("event")).order_by().values("event").annotate(n=Count("pk"))
    rows = access.sessions_to_train(user).filter(ends_at__gte=since).exclude(event__status=Event.Status.DRAFT)
    rows = rows.select_related("event__venue", "event__room", "venue", "room").order_by("starts_at", "pk")
    return [
        Part(session.event, session, is_whole=session.event.shape == Shape.SINGLE and session.of_event == 1)
        for session in rows.annotate(of_event=Subquery(beside.values("n")))
    ]


def _numbers(events: Iterable[int]) -> dict[str, dict[int, Any]]:
    """Of each event and of each session: who holds a place, and how many could; three queries."""
    keys = list(events)
    people = Registration.objects.filter(event__in=keys, state__in=HOLDING).order_by().values_list("event")
    chosen = SessionChoice.objects.filter(
        session__event__in=keys, state__in=HOLDING, registration__state__in=HOLDING
    ).order_by()
    limits: dict[str, dict[int, Any]] = {"event_limit": {}, "session_limit": {}}
    for event, session, limit in SeatPool.objects.filter(event__in=keys).values_list("event", "session", "limit"):
        of, key = ("session_limit", session) if session else ("event_limit", event)
        limits[of][key] = limits[of].get(key, 0) + limit
    return {
        "event": dict(people.annotate(n=Count("pk"))),
        "session": dict(chosen.values_list("session").annotate(n=Count("pk"))),
        **limits,
    }


def _numbers_of(part: Part, numbers: dict[str, dict[int, Any]]) -> Numbers:
    tells = disclosure.seats_outside(part.event, part.is_sensitive) != "nothing"
    session = part.dated
    if session is None or session.round_id is None:
        return Numbers(numbers["event"].get(part.event.pk, 0), numbers["event_limit"].get(part.event.pk), tells)
    return Numbers(numbers["session"].get(session.pk, 0), numbers["session_limit"].get(session.pk), tells)


# How it looks -----------------------------------------------------------------------------------------


def _wanted(part: Part, numbers: dict[str, dict[int, Any]], drawn: str) -> Wanted:
    known = _numbers_of(part, numbers)
    stand = f"{drawn}.{known.expected}.{known.limit}"
    return Wanted(part.event, part.dated.pk if part.dated else 0, stand, partial(_drawn, part, known))


def _drawn(part: Part, known: Numbers) -> str:
    event = part.event
    entry = entry_of(event, part.dated, uid_of(event, part.dated), marked_title)
    for name in ("location", "url"):
        entry.pop(name, None)
    if place := _place(part):
        entry.add("location", place)
    entry.add("url", _at_the_desk(part))
    entry.add("description", "\n".join(_lines(part, known)))
    if event.status == Event.Status.DRAFT:
        set_summary(entry, _("Concept: %(title)s") % {"title": entry["summary"]})
        set_status(entry, "TENTATIVE")
    elif known.is_full and not event.is_cancelled:
        set_summary(entry, _("Vol: %(title)s") % {"title": entry["summary"]})
    return text_of(entry)


def _place(part: Part) -> str:
    """Room, house and street as far as they may stand outside; of a besloten event its town."""
    event, session = part.event, part.session
    if event.mode == Mode.ONLINE or (session and session.is_online):
        return _("Online") if disclosure.of(event).title_outside else ""
    venue = (session.venue if session and session.venue_id else None) or event.venue
    room = (session.room if session and session.room_id else None) or (event.room if part.is_whole else None)
    tells = disclosure.tells_room(session) if session else disclosure.of(event).place_outside
    return ", ".join(filter(None, (clean(room.name) if room and tells else "", venue_outside(event, venue))))


def _lines(part: Part, known: Numbers) -> list[str]:
    event, session = part.event, part.session
    lines = [_("Stand: %(state)s") % {"state": event.get_status_display()}]
    if known.tells and known.limit is not None:
        lines.append(_("Verwacht: %(number)d van %(limit)d") % {"number": known.expected, "limit": known.limit})
    elif known.tells:
        lines.append(_("Verwacht: %(number)d") % {"number": known.expected})
    if event.status == Event.Status.PUBLISHED and (session is None or session.has_checkin):
        lines.append(_("De deur: %(address)s") % {"address": _door(part)})
    return lines


def _door(part: Part) -> str:
    """The door itself; where its address would say the subject, the list of my doors."""
    if not disclosure.of(part.event).title_outside:
        return conf.base_url() + reverse("bijeen_fixed:checkin-doors")
    door = conf.base_url() + reverse("bijeen_fixed:checkin-door", args=[part.event.slug])
    return f"{door}?deur={part.dated.pk}" if part.dated else door


def _at_the_desk(part: Part) -> str:
    """Its page for who works on it, who gives it too where there is one; the address says a number only."""
    has_list = part.session is not None and part.event.status != Event.Status.DRAFT
    name, key = ("desk-expected", part.session.pk) if has_list else ("desk-event", part.event.pk)  # type: ignore[union-attr]
    return conf.base_url() + reverse(f"bijeen_events:{name}", args=[key])
