"""What follows for registrations and choices when places are given, taken back or given up. Callers hold the pools."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Value
from django.db.models.functions import Coalesce

from events.models import HOLDING, Registration, SessionChoice, State
from events.places.actions.offers import close_offers
from events.places.pools import Pools


def confirm(registration: Registration, at: datetime) -> None:
    """The registration has a place from now on."""
    registration.state, registration.reason, registration.state_at = State.CONFIRMED, "", at
    registration.save(update_fields=["state", "reason", "state_at"])


def settle(choice: SessionChoice, state: State, at: datetime, reason: str = "") -> None:
    """The choice stands like this from now on."""
    choice.state, choice.reason, choice.state_at = state, reason, at
    if state == State.WAITING:
        choice.waiting_since = choice.waiting_since or at
    choice.save(update_fields=["state", "reason", "state_at", "waiting_since"])


def settle_all(choices: Iterable[SessionChoice], state: State, at: datetime, reason: str = "") -> None:
    """The same of many at once: one statement."""
    keys = [choice.pk for choice in choices]
    if not keys:
        return
    changed: dict[str, Any] = {"state": state, "reason": reason, "state_at": at}
    if state == State.WAITING:
        changed["waiting_since"] = Coalesce("waiting_since", Value(at))
    SessionChoice.objects.filter(pk__in=keys).update(**changed)


def give_up_round(registration: Registration, kept: SessionChoice, pools: Pools, at: datetime) -> None:
    """Whoever gets a workshop leaves the reserve in the same round, and stops waiting for others in it."""
    if kept.round_id is None:
        return
    others = registration.choices.filter(round=kept.round_id, state__in=(*HOLDING, State.WAITING)).exclude(pk=kept.pk)
    for other in others:
        if other.state in HOLDING:
            pools.give_back(other.session_id, registration.mode)
        settle(other, State.CANCELLED, at, "swapped")


def place_choices(registrations: Iterable[Registration], pools: Pools, at: datetime) -> None:
    """The wishes of who has a place become seats, or waiting for one; a reserve holds as long as the first is full.

    Who stands first takes first. The number of statements is the same, however many there are.
    """
    mode_of = {row.pk: row.mode for row in registrations}
    turn = {key: number for number, key in enumerate(mode_of)}
    wishes = SessionChoice.objects.filter(registration__in=mode_of, state=State.SUBMITTED)
    became: dict[tuple[State, str], list[SessionChoice]] = {}
    taken: set[tuple[int, int | None]] = set()  # a registration and a round
    for wish in sorted(wishes, key=lambda wish: (turn[wish.registration_id], wish.reason, wish.session_id)):
        outcome = _outcome(wish, mode_of[wish.registration_id], pools, taken)
        became.setdefault(outcome, []).append(wish)
    for (state, reason), rows in became.items():
        settle_all(rows, state, at, reason)


def _outcome(wish: SessionChoice, mode: str, pools: Pools, taken: set) -> tuple[State, str]:
    is_reserve, place = wish.reason == "reserve", (wish.registration_id, wish.round_id)
    if is_reserve and place in taken:
        return State.CANCELLED, "not_needed"
    if pools.take(wish.session_id, mode):
        taken.add(place)
        return State.CONFIRMED, ""
    return (State.CANCELLED, "reserve_full") if is_reserve else (State.WAITING, "")


def release(registration: Registration, pools: Pools, at: datetime, reason: str) -> None:
    """Give back whatever the registration holds; its choices and what was offered to it end."""
    if registration.state in HOLDING:
        pools.give_back(None, registration.mode)
        for choice in registration.choices.filter(state__in=HOLDING):
            pools.give_back(choice.session_id, registration.mode)
    if registration.state == State.OFFERED:
        close_offers([registration], "declined", at)
    live = registration.choices.exclude(state__in=(State.CANCELLED, State.DECLINED, State.REPLACED))
    live.update(state=State.CANCELLED, reason=reason, state_at=at)
