"""What is odd about an event: warnings for who plans. None of it keeps anybody from publishing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events.models import AvoidDate, Event, Mode, Session, Shape, WayIn
from events.moments import local, long_date, when
from events.programme.queries import conflicts_in
from events.registration.queries import sessions_of

UNMANNED = (Session.Type.ARRIVAL, Session.Type.BREAK, Session.Type.MARKET, Session.Type.DRINKS)
UNKNOWN_YET = {"no_place", "no_link", "no_places", "no_meetings", "no_programme", "no_trainers"}


@dataclass(frozen=True)
class Warned:
    """One thing that is odd: a code for machines, a sentence for people, and the sessions that it is about."""

    code: str
    sentence: str
    sessions: tuple[Session, ...] = ()

    @property
    def asks_why(self) -> bool:
        """Whether it contradicts something, so that who publishes says why; what is only not known yet asks nothing."""
        return self.code not in UNKNOWN_YET


def warnings_of(event: Event, at: datetime) -> list[Warned]:
    """Everything that is odd about an event now, in the active language; a constant number of queries."""
    sessions = list(sessions_of(event).prefetch_related("pools"))
    return [
        *_place(event),
        *_places(event),
        *_window(event, at),
        *_programme(event, sessions),
        *_hours(event, sessions),
        *_days(event, sessions),
        *(Warned("conflict", conflict.sentence, conflict.sessions) for conflict in conflicts_in(event)),
        *_rooms_of_others(event, sessions),
    ]


def _place(event: Event) -> Iterator[Warned]:
    if event.mode != Mode.ONLINE and not (event.venue_id or event.place_note):
        yield Warned("no_place", _("Er is nog geen locatie."))
    if event.mode != Mode.ON_SITE and not event.online_url:
        yield Warned("no_link", _("Er is nog geen link om online mee te doen."))


def _places(event: Event) -> Iterator[Warned]:
    if event.way_in == WayIn.NONE:
        return
    pools = {pool.mode: pool for pool in event.pools.all() if pool.session_id is None}
    if not pools:
        yield Warned("no_places", _("Het aantal plekken is niet ingevuld: iedereen die zich aanmeldt krijgt een plek."))
    on_site = pools.get(Mode.ON_SITE)
    if on_site and event.room and (on_site.capacity or 0) > event.room.capacity:
        said = _("Er zijn %(places)d plekken. %(room)s heeft %(chairs)d stoelen.")
        values = {"places": on_site.capacity, "room": event.room, "chairs": event.room.capacity}
        yield Warned("more_than_chairs", said % values)


def _window(event: Event, at: datetime) -> Iterator[Warned]:
    if event.starts_at and event.starts_at < at and event.status == Event.Status.DRAFT:
        yield Warned("in_the_past", _("De dag is al geweest."))
    closes_at, begins = event.takes_until, event.ends_at if event.shape == Shape.SERIES else event.starts_at
    if event.opens_at and closes_at and event.opens_at >= closes_at:
        yield Warned("never_open", _("Aanmelden sluit voordat het opent."))
    elif event.closes_at and begins and event.closes_at > begins:
        yield Warned("closes_late", _("Aanmelden sluit pas nadat de bijeenkomst is begonnen."))
    elif event.closes_at and event.closes_at < at and event.starts_at and event.starts_at > at:
        yield Warned("closed_already", _("Aanmelden is al gesloten."))


def _programme(event: Event, sessions: list[Session]) -> Iterator[Warned]:
    if event.shape == Shape.SERIES and len(sessions) < 2:
        yield Warned("no_meetings", _("Een reeks heeft twee of meer bijeenkomsten. Vul ze in."))
    if event.shape == Shape.CONFERENCE and not sessions:
        yield Warned("no_programme", _("Het dagprogramma is nog leeg."))
    alone = tuple(row for row in sessions if row.type not in UNMANNED and not row.speaking.all())
    if alone and event.shape == Shape.CONFERENCE:
        titles = ", ".join(str(row.title) for row in alone)
        yield Warned("no_trainers", _("Hier staat nog niemand bij: %(titles)s.") % {"titles": titles}, alone)
    elif alone:
        yield Warned("no_trainers", _("Er staat nog geen trainer of spreker bij."), alone)


def _hours(event: Event, sessions: list[Session]) -> Iterator[Warned]:
    """What falls outside the day, rounds at the same moment, and one label for two."""
    if event.shape != Shape.SERIES and event.starts_at and event.ends_at:
        first = min(filter(None, (event.doors_open_at, event.starts_at)))
        outside = tuple(row for row in sessions if row.starts_at < first or row.ends_at > event.ends_at)
        if outside:
            titles = ", ".join(str(row.title) or str(row.get_type_display()) for row in outside)
            said = _("Dit valt buiten de tijden van de bijeenkomst: %(titles)s.") % {"titles": titles}
            yield Warned("outside_hours", said, outside)
    rounds = sorted({row.round for row in sessions if row.round}, key=lambda row: row.starts_at)
    for one, other in zip(rounds, rounds[1:], strict=False):
        if other.starts_at < one.ends_at:
            said = _("%(one)s en %(other)s zijn deels op hetzelfde moment.")
            yield Warned("rounds_overlap", said % {"one": one.name, "other": other.name})
    labels = Counter(row.label for row in sessions if row.label)
    for label, number in labels.items():
        if number > 1:
            both = tuple(row for row in sessions if row.label == label)
            yield Warned("label_twice", _("Het nummer %(label)s staat er meer dan één keer.") % {"label": label}, both)


def _days(event: Event, sessions: list[Session]) -> Iterator[Warned]:
    starts = {row.starts_at for row in sessions} | ({event.starts_at} if event.starts_at else set())
    days = sorted({local(moment).date() for moment in starts})
    if not days:
        return
    avoided = AvoidDate.objects.filter(first_on__lte=days[-1], last_on__gte=days[0])
    for row in avoided:
        for day in days:
            if row.first_on <= day <= row.last_on:
                said = _("%(day)s valt in: %(name)s.") % {"day": capfirst(long_date(day)), "name": row.name}
                yield Warned("avoid_date", said)


def _rooms_of_others(event: Event, sessions: list[Session]) -> Iterator[Warned]:
    """A room that another event has at the same moment. Which event that is stays unsaid: it may be confidential."""
    mine = [row for row in sessions if row.room_id]
    if not mine:
        return
    same = Q()
    for row in mine:
        same |= Q(room=row.room_id, starts_at__lt=row.ends_at, ends_at__gt=row.starts_at)
    others = Session.objects.filter(same).exclude(event=event).exclude(event__status=Event.Status.CANCELLED)
    taken = {(row.room_id, row.starts_at, row.ends_at) for row in others}
    for row in mine:
        if any(room == row.room_id and start < row.ends_at and end > row.starts_at for room, start, end in taken):
            said = _("%(room)s is op %(when)s ook voor een andere bijeenkomst gekozen.")
            yield Warned("room_taken", said % {"room": row.room, "when": when(row.starts_at, row.ends_at)}, (row,))
