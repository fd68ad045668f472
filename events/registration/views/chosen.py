"""What somebody chose, round by round, and what somebody waits for: as the page of the registration shows it."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from events import disclosure
from events.models import HOLDING, Registration, Round, Session, SessionChoice, State


@dataclass(frozen=True)
class Chosen:
    """One workshop in a round; `title` says only that it is one where its subject may not stand on a screen."""

    session: Session
    title: Any
    state: str

    @property
    def is_held(self) -> bool:
        return self.state in HOLDING


@dataclass
class OfRound:
    """One round; without choices nothing was chosen in it yet."""

    round: Round
    choices: list[Chosen] = field(default_factory=list)

    @property
    def held(self) -> Chosen | None:
        """The workshop that somebody has here."""
        return next((choice for choice in self.choices if choice.is_held), None)


@dataclass(frozen=True)
class Wait:
    """Waiting for a workshop: with a number where it may be told, and what somebody has until then."""

    session: Session
    title: Any
    is_told: bool
    round: Round
    number: int | None
    meanwhile: Chosen | None


def chosen_by_round(registration: Registration) -> list[OfRound]:
    """Every round of the event with what was chosen in it, the workshop that somebody has first."""
    rows = registration.choices.exclude(state__in=(State.CANCELLED, State.DECLINED, State.REPLACED))
    rounds = {round_.pk: OfRound(round_) for round_ in registration.event.rounds.all()}
    for row in rows.select_related("session__room"):
        row.session.event = registration.event
        said = row.session.title if disclosure.tells_session(row.session) else _("Workshop")
        if row.round_id in rounds:
            rounds[row.round_id].choices.append(Chosen(row.session, said, row.state))
    for found in rounds.values():
        found.choices.sort(key=lambda choice: not choice.is_held)
    return list(rounds.values())


def waits_of(registration: Registration, rounds: list[OfRound]) -> list[Wait]:
    """Each workshop that somebody waits for; one query, however many."""
    waiting = [(found, choice) for found in rounds for choice in found.choices if choice.state == State.WAITING]
    if not waiting:
        return []
    queue = SessionChoice.objects.filter(
        session__in=[choice.session for _found, choice in waiting],
        state=State.WAITING,
        registration__state__in=HOLDING,
        registration__mode=registration.mode,
    ).order_by("waiting_since", "pk")
    in_line: dict[int, list[int]] = {}
    for session, who in queue.values_list("session", "registration"):
        in_line.setdefault(session, []).append(who)
    return [
        Wait(
            choice.session,
            choice.title,
            disclosure.tells_session(choice.session),
            found.round,
            _number(registration, choice, in_line),
            found.held,
        )
        for found, choice in waiting
    ]


def _number(registration: Registration, choice: Chosen, in_line: dict[int, list[int]]) -> int | None:
    """The place in line, only where order is by time alone and neither the event nor the workshop is sensitive."""
    line = in_line.get(choice.session.pk, [])
    if disclosure.seats_outside(registration.event, choice.session.is_sensitive) != "number":
        return None
    return line.index(registration.pk) + 1 if registration.pk in line else None
