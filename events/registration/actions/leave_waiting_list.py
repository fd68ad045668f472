"""Stop waiting for one workshop; the rest of the registration stays as it is."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.facts import announce
from events.messages import actions as messages
from events.models import Registration, Session, State
from events.places import pools as places
from events.places.actions import settle
from events.registration.actions.standing import locked, refuse_over
from events.registration.facts import waiting_list_left
from events.registration.limits import refuse_too_many


@transaction.atomic
def leave_waiting_list(*, registration: Registration, session: Session, at: datetime, by: Any = None) -> Registration:
    """Take somebody off the waiting list of a workshop; who waits no more is left in peace: twice is once.

    A reserve that was held meanwhile stays. Announces `waiting_list_left`.

    Refuses: EventOver, TooOften.
    """
    refuse_too_many(registration, at, by)
    places.lock(registration.event)  # nobody is served meanwhile
    registration = locked(registration)
    refuse_over(registration.event, at, by)
    choice = registration.choices.select_for_update(no_key=True).filter(session=session, state=State.WAITING).first()
    if choice is None:
        return registration
    settle(choice, State.CANCELLED, at, "left")
    told = announce(waiting_list_left, registration=registration, session=session, at=at, by=by)
    messages.plan(kind="choices_changed", key=f"left:{registration.pk}:{told.pk}", registration=registration, at=at)
    return registration
