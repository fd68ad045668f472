"""The plan of a day: rooms down, rounds across, with what is free; and what stands outside the rounds."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from events.models import Event, Room, Round, Session
from events.registration.queries import sessions_of


@dataclass
class Cell:
    """One room in one round."""

    round: Round
    sessions: list[Session] = field(default_factory=list)


@dataclass
class Row:
    """One room, or (without one) what has no room yet or is online."""

    room: Room | None
    is_online: bool = False
    cells: list[Cell] = field(default_factory=list)

    @property
    def has_loop(self) -> bool:
        """Whether the building has a hearing loop."""
        return bool(self.room and self.room.venue.facilities.get("hearing_loop"))


@dataclass(frozen=True)
class Plan:
    """All of it. `outside` are the sessions that are in no round and at no round's time."""

    rounds: list[Round]
    rows: list[Row]
    outside: list[Session]

    @property
    def sessions(self) -> list[Session]:
        """Every session, once."""
        return [*(s for row in self.rows for cell in row.cells for s in cell.sessions), *self.outside]


def plan_of(event: Event) -> Plan:
    """The plan as it stands; four queries, however many rooms and sessions."""
    rounds, sessions = list(event.rounds.order_by("starts_at", "number")), list(sessions_of(event))
    for session in sessions:
        session.event = event
    placed, outside = _by_round(rounds, sessions)
    rows = [Row(room) for room in _rooms(event, sessions)] if rounds else []
    inside = [session for found in placed.values() for session in found]
    if any(not session.room_id and not session.is_online for session in inside):
        rows.append(Row(None))
    if any(not session.room_id and session.is_online for session in inside):
        rows.append(Row(None, is_online=True))
    for row in rows:
        row.cells = [Cell(round_, [s for s in placed[round_.pk] if _stands_in(s, row)]) for round_ in rounds]
    return Plan(rounds, rows, outside)


def _stands_in(session: Session, row: Row) -> bool:
    if row.room:
        return session.room_id == row.room.pk
    return not session.room_id and session.is_online == row.is_online


def _by_round(rounds: list[Round], sessions: list[Session]) -> tuple[dict[int, list[Session]], list[Session]]:
    """The sessions of each round, with those that stand in a room at its time; and the others."""
    placed: dict[int, list[Session]] = {round_.pk: [] for round_ in rounds}
    outside = []
    for session in sessions:
        at_its_time = [row for row in rounds if session.starts_at < row.ends_at and row.starts_at < session.ends_at]
        if session.round_id:
            placed[session.round_id].append(session)
        elif session.room_id and at_its_time:
            placed[at_its_time[0].pk].append(session)
        else:
            outside.append(session)
    return placed, outside


def _rooms(event: Event, sessions: Iterable[Session]) -> list[Room]:
    """The rooms of the event's building, and others that are used."""
    own: list[Any] = list(event.venue.rooms.select_related("venue")) if event.venue else []
    known = {room.pk for room in own}
    return own + list({s.room.pk: s.room for s in sessions if s.room and s.room.pk not in known}.values())
