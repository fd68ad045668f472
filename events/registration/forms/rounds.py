"""Choosing in rounds: one session each, or later; a full one can be chosen, and then a reserve."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from events.models import Event, Round, Session
from events.places.seats import Seats, SeatsOfDay, seats_of_day
from events.registration.person import Wish
from events.registration.queries import speakers_by_session

FREE = Seats("free", is_limited=False)


@dataclass
class Option:
    """One session as a choice. `speakers` are read when the first choice is drawn: a form that is sent draws none."""

    session: Session
    speakers: Any
    seats: Seats
    is_chosen: bool

    @property
    def key(self) -> str:
        return str(self.session.pk)

    @property
    def word(self) -> str:
        return self.seats.word

    @property
    def about(self) -> str:
        """Who gives it, and in which room."""
        room = [self.session.room.name] if self.session.room else []
        return ", ".join([*self.speakers.get(self.session.pk, ()), *room])


@dataclass
class RoundField:
    """One round: its options, what was chosen, the reserve."""

    round: Round
    options: list[Option]
    chosen: str
    reserve: str
    error: str = ""

    @property
    def name(self) -> str:
        return f"ronde_{self.round.pk}"

    @property
    def has_full(self) -> bool:
        return any(option.seats.is_full for option in self.options)


def round_fields(
    event: Event, data: Any, chosen: dict[int, int] | None = None, day: SeatsOfDay | None = None
) -> list[RoundField]:
    """The rounds of an event as fields, filled from what was sent, else from what is chosen (round to session)."""
    if event.shape != "conference":
        return []
    seats, speakers = (day or seats_of_day(event)).sessions, SimpleLazyObject(lambda: speakers_by_session(event))
    by_round: dict[int, list[Session]] = {}
    for session in event.sessions.filter(round__isnull=False).select_related("room"):
        session.event = event
        by_round.setdefault(session.round_id or 0, []).append(session)
    fields = []
    for round_ in event.rounds.all():
        name = f"ronde_{round_.pk}"
        value = data.get(name, "") if data is not None else str((chosen or {}).get(round_.pk, ""))
        reserve = data.get(f"{name}_reserve", "") if data is not None else ""
        options = [
            Option(session, speakers, seats.get(session.pk, FREE), str(session.pk) == value)
            for session in by_round.get(round_.pk, [])
        ]
        fields.append(RoundField(round_, options, value, reserve))
    return fields


def wishes_from(fields: list[RoundField]) -> tuple[Wish, ...]:
    """The choices as wishes; what is no session of the round marks the field with an error."""
    wishes = []
    for field in fields:
        sessions = {str(option.session.pk): option for option in field.options}
        option = sessions.get(field.chosen)
        if option is None:
            if field.chosen not in ("", "later"):
                field.error = _("Kies opnieuw.")
            continue
        reserve = sessions.get(field.reserve) if option.seats.is_full and field.reserve != field.chosen else None
        wishes.append(Wish(option.session, reserve.session if reserve else None))
    return tuple(wishes)
