"""Let somebody in who asked for a place, or not; and again after a change that matters."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.facts import announce
from events.messages import actions as messages
from events.models import HOLDING, Registration, State
from events.places import pools as places
from events.places.actions import confirm, fill_places, place_choices, release
from events.places.pools import Pools
from events.registration.actions.absence import end_stand_ins
from events.registration.actions.standing import locked, refuse_over
from events.registration.facts import approved, approved_again, declined
from events.registration.refusals import NotInThisState
from events.registration.states import refuse_unless


@transaction.atomic
def approve(*, registration: Registration, at: datetime, by: Any) -> Registration:
    """Let somebody in who asked: a place, or the end of the list when it is full. Announces `approved`.

    Who changed something after that keeps what there is; nobody is mailed. Announces `approved_again`.

    Refuses: NotInThisState, EventOver (for staff too: a place of yesterday is no good news).
    """
    pools = places.lock(registration.event)
    registration = locked(registration)
    refuse_over(registration.event, at)
    if registration.is_in_review:
        return _approve_again(registration, at, by)
    if registration.state != State.REQUESTED:
        raise NotInThisState(state=State(registration.state).label)
    if not pools.take_as(registration):
        registration.state, registration.state_at, registration.waiting_since = State.WAITING, at, at
        registration.save(update_fields=["state", "state_at", "waiting_since"])
        kind = "waiting_list"
    else:
        confirm(registration, at)
        place_choices([registration], pools, at)
        kind = "request_accepted"
    pools.save()
    announce(approved, registration=registration, at=at, by=by)
    messages.plan(kind=kind, key=f"approved:{registration.pk}", registration=registration, at=at)
    return registration


def _approve_again(registration: Registration, at: datetime, by: Any) -> Registration:
    registration.review_since = None
    registration.save(update_fields=["review_since"])
    announce(approved_again, registration=registration, at=at, by=by)
    return registration


@transaction.atomic
def decline(*, registration: Registration, at: datetime, by: Any) -> Registration:
    """Not this time; the mail gives no reason. Announces `declined`.

    Who has a place can be declined only after a change that is looked at again; the place goes to who waits.

    Refuses: NotInThisState, EventOver (of who has a place).
    """
    pools = places.lock(registration.event)
    registration = locked(registration)
    refuse_unless(registration.state, State.DECLINED)
    held = registration.state in HOLDING
    if held:
        _refuse_unless_in_review(registration, at)
        _release(registration, pools, at)
    registration.state, registration.state_at, registration.review_since = State.DECLINED, at, None
    registration.save(update_fields=["state", "state_at", "review_since", "sequence"])
    registration.choices.exclude(state=State.CANCELLED).update(state=State.DECLINED, state_at=at)
    end_stand_ins(registration, at, by)
    announce(declined, registration=registration, at=at, by=by)
    kind = "place_declined" if held else "request_declined"
    messages.stop(registration=registration)
    messages.plan(kind=kind, key=f"declined:{registration.pk}", registration=registration, at=at)
    fill_places(event=registration.event, pools=pools, at=at)  # also who waited made room for who waits behind
    return registration


def _refuse_unless_in_review(registration: Registration, at: datetime) -> None:
    if not registration.is_in_review:
        raise NotInThisState(state=State(registration.state).label)
    refuse_over(registration.event, at)


def _release(registration: Registration, pools: Pools, at: datetime) -> None:
    """The place is free; the entry in a calendar goes with it, so SEQUENCE rises (RFC 5546, 3.2.5)."""
    release(registration, pools, at, "declined")
    registration.sequence += 1
    pools.save()
