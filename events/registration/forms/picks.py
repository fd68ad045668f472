"""Workshops that a contact chooses for a colleague. What is not chosen, the colleague chooses; a sensitive one always."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from events.models import Event, Round, Session, Shape
from events.places.seats import Seats, seats_of_day
from events.registration.fates import Fate, mark_of
from events.registration.person import Wish


@dataclass(frozen=True)
class Offered:
    """One workshop as a choice in a list."""

    session: Session
    seats: Seats | None
    is_chosen: bool

    @property
    def key(self) -> str:
        return str(self.session.pk)

    @property
    def word(self) -> str:
        """How full it is, where that may be told and matters."""
        return self.seats.word if self.seats and self.seats.state != "free" else ""


@dataclass(frozen=True)
class Pick:
    """One round for one colleague."""

    name: str
    round: Round
    offered: list[Offered]

    @property
    def chosen(self) -> Session | None:
        return next((option.session for option in self.offered if option.is_chosen), None)


def picks_of(event: Event, fates: list[Fate], sent: Mapping[str, Any]) -> dict[int, list[Pick]]:
    """For each new colleague, by the number of the line, the rounds to choose in; nothing but for a conference."""
    if event.shape != Shape.CONFERENCE:
        return {}
    rows = event.sessions.filter(round__isnull=False, is_sensitive=False).select_related("round")
    by_round: dict[Round, list[Session]] = {}
    for session in rows.order_by("round__number", "number", "pk"):
        if session.round:
            by_round.setdefault(session.round, []).append(session)
    seats = seats_of_day(event).sessions
    return {
        fate.line.number: [_pick(fate, round_, sessions, seats, sent) for round_, sessions in by_round.items()]
        for fate in fates
        if fate.is_new
    }


def _pick(
    fate: Fate, round_: Round, sessions: list[Session], seats: Mapping[int, Seats], sent: Mapping[str, Any]
) -> Pick:
    name = f"kies_{mark_of(fate.line)}_{round_.pk}"
    wanted = sent.get(name, "")
    return Pick(name, round_, [Offered(row, seats.get(row.pk), str(row.pk) == wanted) for row in sessions])


def wishes_of(picks: dict[int, list[Pick]]) -> dict[int, tuple[Wish, ...]]:
    """What was chosen, for the action."""
    return {number: tuple(Wish(pick.chosen) for pick in chosen if pick.chosen) for number, chosen in picks.items()}
