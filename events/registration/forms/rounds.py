"""Choosing in rounds: one session each, or later; a full one can be chosen, and then a reserve."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from events import disclosure
from events.models import Event, Round, Session
from events.places.seats import Seats, SeatsOfDay, seats_of_day
from events.registration.person import Wish
from events.registration.queries import speakers_by_session
from events.registration.window import last_day_to_choose

FREE = Seats("free", is_limited=False)


@dataclass
class Option:
    """One session as a choice. `speakers` and `day` are read when one is drawn: a form that is sent draws none."""

    session: Session
    speakers: Any
    day: Any
    is_chosen: bool
    has_room: bool = False

    @property
    def key(self) -> str:
        return str(self.session.pk)

    @property
    def seats(self) -> Seats:
        return self.day.sessions.get(self.session.pk, FREE)

    @property
    def word(self) -> str:
        return self.seats.word

    @property
    def about(self) -> str:
        """Who gives it; and in which room, where that may be told."""
        room = [self.session.room.name] if self.session.room and self.has_room else []
        return ", ".join([*self.speakers.get(self.session.pk, ()), *room])


@dataclass
class RoundField:
    """One round: its options, what was chosen, the reserve."""

    round: Round
    options: list[Option]
    chosen: str
    reserve: str
    error: str = ""
    until: date | None = None

    @property
    def name(self) -> str:
        return f"ronde_{self.round.pk}"

    @property
    def has_full(self) -> bool:
        return any(option.seats.is_full for option in self.options)

    @property
    def target(self) -> str:
        """The id of its first choice."""
        return f"{self.name}_{self.options[0].key if self.options else 'later'}"


def round_fields(
    event: Event,
    data: Any,
    chosen: dict[int, int] | None = None,
    meanwhile: dict[int, int] | None = None,
    day: SeatsOfDay | None = None,
    sees_rooms: bool = False,
) -> list[RoundField]:
    """The rounds of an event as fields, filled from what was sent, else from what is chosen, and held meanwhile (round to session).

    `sees_rooms`: for who has a place, and so may know of every room.
    """
    if event.shape != "conference":
        return []
    seats = day or SimpleLazyObject(lambda: seats_of_day(event))
    speakers = SimpleLazyObject(lambda: speakers_by_session(event))
    by_round: dict[Round, list[Session]] = {}
    for session in event.sessions.filter(round__isnull=False).select_related("room", "round"):
        session.event = event
        if session.round:
            by_round.setdefault(session.round, []).append(session)
    fields = []
    for round_ in sorted(by_round, key=lambda found: found.number):
        name = f"ronde_{round_.pk}"
        value = data.get(name, "") if data is not None else str((chosen or {}).get(round_.pk, ""))
        kept = str((meanwhile or {}).get(round_.pk, ""))
        reserve = data.get(f"{name}_reserve", "") if data is not None else kept
        options = [
            Option(
                session,
                speakers,
                seats,
                str(session.pk) == value,
                sees_rooms or disclosure.tells_room(session),
            )
            for session in by_round[round_]
        ]
        fields.append(RoundField(round_, options, value, reserve, until=last_day_to_choose(event)))
    return fields


def wishes_from(fields: list[RoundField]) -> tuple[Wish, ...]:
    """The choices as wishes; what is no session of the round marks the field with an error."""
    wishes = []
    for field in fields:
        sessions = {str(option.session.pk): option for option in field.options}
        option = sessions.get(field.chosen)
        if option is None:
            if field.chosen not in ("", "later"):
                field.error = _("Kies opnieuw in %(round)s.") % {"round": field.round.name}
            continue
        reserve = sessions.get(field.reserve) if field.reserve != field.chosen else None
        if reserve and not option.seats.is_full:
            reserve = None
        wishes.append(Wish(option.session, reserve.session if reserve else None))
    return tuple(wishes)


def problems_of(fields: list[RoundField]) -> list[ValidationError]:
    """What is wrong with the rounds, in the words that stand beside them, each leading to its round."""
    return [
        ValidationError("%(said)s", params={"said": field.error, "target": field.target})
        for field in fields
        if field.error
    ]
