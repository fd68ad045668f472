"""The programme of a day, as rows; and what does not fit in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events import disclosure
from events.models import Event, Round, Session, SessionSpeaker, Speaker
from events.registration.queries import sessions_of


@dataclass
class Slot:
    """One row of the programme: a session by itself, or a round with its sessions."""

    starts_at: datetime
    ends_at: datetime
    session: Session | None = None
    round: Round | None = None
    sessions: list[Session] = field(default_factory=list)


@dataclass(frozen=True)
class Conflict:
    """What does not fit: the sessions, a sentence, and what stands on the card of each. It keeps nobody from publishing."""

    sessions: tuple[Session, ...]
    sentence: str
    on_cards: tuple[str, ...] = ()


def programme_of(event: Event) -> list[Slot]:
    """The day in order: sessions by themselves, and rounds with what can be chosen in them."""
    slots: list[Slot] = []
    rounds: dict[int, Slot] = {}
    for round_ in event.rounds.all():
        rounds[round_.pk] = Slot(round_.starts_at, round_.ends_at, round=round_)
        slots.append(rounds[round_.pk])
    for session in sessions_of(event):
        session.event = event
        if session.round_id:
            rounds[session.round_id].sessions.append(session)
        else:
            slots.append(Slot(session.starts_at, session.ends_at, session=session))
    return sorted(slots, key=lambda slot: slot.starts_at)


def speakers_to_choose(event: Event) -> QuerySet[Speaker]:
    """Who may be put on the programme of an event: everybody, but who speaks only at events elsewhere that no list shows."""
    speaking = SessionSpeaker.objects.all()
    told = speaking.filter(session__event__visibility__in=disclosure.listed_visibilities()).values("speaker")
    here = speaking.filter(session__event=event).values("speaker")
    hidden = speaking.exclude(speaker__in=told).exclude(speaker__in=here).values("speaker")
    return Speaker.objects.exclude(pk__in=hidden)


def conflicts_in(event: Event) -> list[Conflict]:
    """One room or one person in two places at once, and more people than chairs."""
    sessions = [session for session in sessions_of(event).prefetch_related("pools") if session.type != "break"]
    return [*_doubles(sessions), *_crowded(sessions)]


def short(session: Session) -> str:
    """How a session is called where there is little room: its number, else its title."""
    return session.label or str(session.title)


def _overlap(one: Session, other: Session) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _doubles(sessions: list[Session]) -> Iterator[Conflict]:
    for one, other in combinations(sessions, 2):
        if not _overlap(one, other):
            continue
        if one.room_id and one.room_id == other.room_id:
            said = _("%(room)s is dubbel bezet: %(one)s en %(other)s.")
            cards = tuple(_("Zaal dubbel bezet, ook door %(other)s") % {"other": short(row)} for row in (other, one))
            yield Conflict((one, other), said % {"room": one.room, "one": one.title, "other": other.title}, cards)
        for person in _both(one, other):
            said = _("%(person)s staat dubbel: bij %(one)s en bij %(other)s.")
            card = _("%(person)s staat dubbel, ook bij %(other)s")
            cards = tuple(card % {"person": person, "other": short(row)} for row in (other, one))
            yield Conflict((one, other), said % {"person": person, "one": one.title, "other": other.title}, cards)


def _both(one: Session, other: Session) -> list[Any]:
    first = {row.speaker_id: row.speaker for row in one.speaking.all()}
    return [first[row.speaker_id] for row in other.speaking.all() if row.speaker_id in first]


def _crowded(sessions: list[Session]) -> Iterator[Conflict]:
    for session in sessions:
        places = sum(pool.capacity or 0 for pool in session.pools.all() if pool.mode == "on_site")
        if session.room and places > session.room.capacity:
            said = _("%(title)s heeft %(places)d plekken, %(room)s heeft %(chairs)d stoelen.")
            values = {"title": session.title, "places": places, "room": session.room, "chairs": session.room.capacity}
            few = places - session.room.capacity
            card = ngettext("%(n)d stoel te weinig", "%(n)d stoelen te weinig", few) % {"n": few}
            yield Conflict((session,), said % values, (card,))
