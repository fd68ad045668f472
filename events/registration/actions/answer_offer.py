"""Say yes to a place that is offered, or wait again when the term has passed. Saying no is cancelling."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from events.facts import announce
from events.messages import actions as messages
from events.models import Event, PlaceOffer, Registration, State
from events.places import pools as places
from events.places.actions import EXPIRED, close_offers, confirm, fill_places, place_choices
from events.registration.actions.standing import locked, refuse_over
from events.registration.facts import list_joined_again, offer_accepted
from events.registration.limits import refuse_too_many
from events.registration.refusals import ComesAlready, NotInThisState, OfferOver, RegistrationClosed


@transaction.atomic
def accept_offer(*, registration: Registration, at: datetime, by: Any = None) -> Registration:
    """Take the place that is offered, with the workshops that were wished as far as there is room; saying yes twice is once.

    `by` is staff who heard it on the phone. Announces `offer_accepted`.

    Refuses: OfferOver, NotInThisState, EventOver, TooOften.
    """
    refuse_too_many(registration, at, by)
    pools = places.lock(registration.event)
    registration = locked(registration)
    mine = PlaceOffer.objects.filter(registration=registration).order_by("-pk").first()
    if registration.state == State.CONFIRMED and mine and mine.answer == PlaceOffer.Answer.ACCEPTED:
        return registration
    refuse_over(registration.event, at)
    if registration.state == State.CANCELLED and registration.reason == EXPIRED:
        raise OfferOver()
    if registration.state != State.OFFERED or mine is None:
        raise NotInThisState(state=State(registration.state).label)
    if mine.expires_at <= at:
        raise OfferOver()
    close_offers([registration], PlaceOffer.Answer.ACCEPTED, at)
    confirm(registration, at)
    place_choices([registration], pools, at)
    pools.save()
    told = announce(offer_accepted, registration=registration, at=at, by=by)
    messages.stop(registration=registration)
    key = f"accepted:{registration.pk}:{told.pk}"
    messages.plan(kind="confirmation", key=key, registration=registration, at=at)
    return registration


@transaction.atomic
def join_list_again(*, registration: Registration, at: datetime, by: Any = None) -> Registration:
    """Go to the end of the list, once an offer has expired; a place that is free by now is given or offered at once.

    Who waits again already is left there. Announces `list_joined_again`.

    Refuses: NotInThisState, RegistrationClosed (the event is off, has begun or lost its list), ComesAlready, TooOften.
    """
    refuse_too_many(registration, at, by)
    pools = places.lock(registration.event)
    registration = locked(registration)
    event = registration.event
    if registration.state in (State.WAITING, State.OFFERED, State.CONFIRMED):
        return registration
    if registration.state != State.CANCELLED or registration.reason != EXPIRED:
        raise NotInThisState(state=State(registration.state).label)
    if not (event.serves_list(at) and event.has_waiting_list):
        raise RegistrationClosed()
    _wait_again(registration, at)
    announce(list_joined_again, registration=registration, at=at, by=by)
    messages.plan_all(kind="waiting_list", registrations=[registration], at=at)
    fill_places(event=event, pools=pools, at=at)
    return Registration.objects.select_related("event").get(pk=registration.pk)


def _wait_again(registration: Registration, at: datetime) -> None:
    """With the wishes that were kept. Refuses: ComesAlready, who registered anew meanwhile."""
    registration.state, registration.reason = State.WAITING, ""
    registration.state_at, registration.waiting_since = at, at
    try:
        with transaction.atomic():
            registration.save(update_fields=["state", "reason", "state_at", "waiting_since"])
    except IntegrityError as error:
        raise ComesAlready() from error


def may_join_again(registration: Registration, event: Event, at: datetime) -> bool:
    """Whether the own page may show the button."""
    is_late = registration.state == State.CANCELLED and registration.reason == EXPIRED
    return is_late and event.serves_list(at) and event.has_waiting_list
