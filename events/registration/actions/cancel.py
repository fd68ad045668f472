"""Cancel a registration: the place is free at once, and goes to the next."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.facts import announce
from events.messages import actions as messages
from events.models import Registration, State
from events.places import pools as places
from events.places.actions import fill_places, release
from events.registration.actions.absence import end_stand_ins
from events.registration.actions.standing import locked, refuse_over
from events.registration.facts import registration_cancelled
from events.registration.limits import refuse_too_many
from events.registration.states import refuse_unless


@transaction.atomic
def cancel_registration(
    *, registration: Registration, at: datetime, by: Any = None, by_contact: bool = False, is_counted: bool = True
) -> Registration:
    """End a registration; what it held goes to who waits. Cancelling twice is once. Announces `registration_cancelled`.

    `by` is the member of staff who did it, or None for the participant, or for the contact (`by_contact`). The entry in a calendar goes with it, so SEQUENCE
    rises (RFC 5546, 3.2.5). Staff may until the event is closed. It is counted how often, save for who is forgotten and gets
    no mail of it.

    Refuses: NotInThisState, EventOver, TooOften.
    """
    if is_counted:
        refuse_too_many(registration, at, by)
    pools = places.lock(registration.event)
    registration = locked(registration)
    if registration.state == State.CANCELLED:
        return registration
    refuse_over(registration.event, at, by)
    refuse_unless(registration.state, State.CANCELLED)
    release(registration, pools, at, "cancelled")
    registration.state, registration.state_at = State.CANCELLED, at
    registration.reason = "by_organiser" if by else "by_contact" if by_contact else "by_participant"
    registration.sequence += 1
    registration.save(update_fields=["state", "state_at", "reason", "sequence"])
    pools.save()
    end_stand_ins(registration, at, by)
    announce(registration_cancelled, registration=registration, at=at, by=by)
    messages.stop(registration=registration)
    messages.plan(kind="cancelled_registration", key=f"cancelled:{registration.pk}", registration=registration, at=at)
    fill_places(event=registration.event, pools=pools, at=at)
    return registration
