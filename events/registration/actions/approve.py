"""Let somebody in who asked for a place, or not."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.facts import announce
from events.messages import actions as messages
from events.models import Registration, State
from events.places import pools as places
from events.places.actions import confirm, place_choices
from events.registration.actions.standing import locked, refuse_over
from events.registration.facts import approved, declined
from events.registration.refusals import NotInThisState
from events.registration.states import refuse_unless


@transaction.atomic
def approve(*, registration: Registration, at: datetime, by: Any) -> Registration:
    """Let somebody in who asked: a place, or the end of the list when it is full. Announces `approved`.

    Refuses: NotInThisState, EventOver (for staff too: a place of yesterday is no good news).
    """
    pools = places.lock(registration.event)
    registration = locked(registration)
    refuse_over(registration.event, at)
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


@transaction.atomic
def decline(*, registration: Registration, at: datetime, by: Any) -> Registration:
    """Not this time; the mail gives no reason. Announces `declined`.

    Refuses: NotInThisState.
    """
    registration = locked(registration)
    refuse_unless(registration.state, State.DECLINED)
    registration.state, registration.state_at = State.DECLINED, at
    registration.save(update_fields=["state", "state_at"])
    registration.choices.all().update(state=State.DECLINED, state_at=at)
    announce(declined, registration=registration, at=at, by=by)
    messages.plan(kind="request_declined", key=f"declined:{registration.pk}", registration=registration, at=at)
    return registration
