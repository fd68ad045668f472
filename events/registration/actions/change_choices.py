"""Change workshops in one step, without losing the place that one has."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.facts import announce
from events.messages import actions as messages
from events.models import ALIVE, HOLDING, Registration, Round, SessionChoice, State
from events.places import pools as places
from events.places.actions import fill_places, give_up_round, settle
from events.places.pools import Pools
from events.registration.actions.register import refuse_wrong_wishes
from events.registration.actions.seating import wishes_now
from events.registration.actions.standing import locked, refuse_ended, refuse_over
from events.registration.actions.writing import add_wishes
from events.registration.facts import choices_changed
from events.registration.limits import refuse_too_many
from events.registration.person import Wish
from events.registration.refusals import TooLateToChoose


@transaction.atomic
def change_choices(
    *, registration: Registration, wishes: tuple[Wish, ...], at: datetime, by: Any = None
) -> Registration:
    """Make these the choices; a round without a wish becomes "Ik kies later". Announces `choices_changed`.

    Who has a place gets the new workshop when there is room, and leaves the old one. When the new one is full, the
    registration waits for it, with the reserve where that has room, else with the old one. Without a place choices are wishes.

    Refuses: TooLateToChoose (after `choices_until`, or once the event has begun; not for staff), NotInThisEvent,
    ChoiceOverlaps, OnlyOnSite, NotInThisState, EventOver, TooOften.
    """
    refuse_too_many(registration, at, by)
    pools = places.lock(registration.event)
    registration = locked(registration)
    event = registration.event
    if by is None and at >= (event.choices_until or event.starts_at or at):
        raise TooLateToChoose()
    refuse_ended(registration)
    refuse_over(event, at, by)
    wishes = wishes_now(wishes)
    refuse_wrong_wishes(event, wishes, registration.mode)
    wished = {wish.session.round_id: wish for wish in wishes}
    changed = [_change_round(registration, round_, wished.get(round_.pk), pools, at) for round_ in event.rounds.all()]
    pools.save()
    if any(changed):
        told = announce(choices_changed, registration=registration, at=at, by=by)
        messages.plan_soon(
            kind="choices_changed", key=f"choices:{registration.pk}:{told.pk}", registration=registration, at=at
        )
        fill_places(event=event, pools=pools, at=at)
    return registration


def _change_round(registration: Registration, round_: Round, wish: Wish | None, pools: Pools, at: datetime) -> bool:
    rows = {row.session_id: row for row in registration.choices.filter(round=round_, state__in=ALIVE)}
    wanted = rows.get(wish.session.pk) if wish else None
    if wanted and wanted.state == State.CONFIRMED and len(rows) == 1:
        return False
    if wish is None:
        for row in rows.values():
            _leave(registration, row, pools, at)
        return bool(rows)
    if not registration.holds_a_place:
        return _wish_anew(registration, wish, rows, at)
    if wanted is None:
        wanted = _new_choice(registration, wish.session.pk, round_, at)
    return _swap(registration, wanted, wish, rows, pools, at)


def _wish_anew(registration: Registration, wish: Wish, rows: dict[int, SessionChoice], at: datetime) -> bool:
    wishes = {session.pk: session == wish.reserve for session in (wish.reserve, wish.session) if session}
    if wishes == {key: row.reason == "reserve" for key, row in rows.items()}:
        return False
    for row in rows.values():
        settle(row, State.CANCELLED, at, "swapped")
    add_wishes(registration, (wish,), at, State.SUBMITTED)
    return True


def _swap(
    registration: Registration,
    wanted: SessionChoice,
    wish: Wish,
    rows: dict[int, SessionChoice],
    pools: Pools,
    at: datetime,
) -> bool:
    if wanted.state == State.CONFIRMED:
        give_up_round(registration, wanted, pools, at)
        return True
    was_waiting = wanted.state == State.WAITING
    if pools.take(wanted.session_id, registration.mode):
        give_up_round(registration, wanted, pools, at)
        settle(wanted, State.CONFIRMED, at)
        return True
    settle(wanted, State.WAITING, at)
    for row in rows.values():
        if row.pk != wanted.pk and row.state == State.WAITING:
            settle(row, State.CANCELLED, at, "swapped")
    return _take_meanwhile(registration, wish, rows, pools, at) or not was_waiting


def _take_meanwhile(
    registration: Registration, wish: Wish, rows: dict[int, SessionChoice], pools: Pools, at: datetime
) -> bool:
    """Another workshop for as long as the wait lasts; without room there, what one had is kept."""
    held = {row.session_id: row for row in rows.values() if row.state in HOLDING}
    if not wish.reserve or wish.reserve.pk in held or not pools.take(wish.reserve.pk, registration.mode):
        return False
    for row in held.values():
        pools.give_back(row.session_id, registration.mode)
        settle(row, State.CANCELLED, at, "swapped")
    settle(_new_choice(registration, wish.reserve.pk, wish.session.round, at), State.CONFIRMED, at)
    return True


def _new_choice(registration: Registration, session: int, round_: Round | None, at: datetime) -> SessionChoice:
    return SessionChoice.objects.create(
        registration=registration, session_id=session, round=round_, state=State.SUBMITTED, chosen_at=at, state_at=at
    )


def _leave(registration: Registration, row: SessionChoice, pools: Pools, at: datetime) -> None:
    if row.state in HOLDING:
        pools.give_back(row.session_id, registration.mode)
    settle(row, State.CANCELLED, at, "left")
