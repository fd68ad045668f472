"""Offers and holds whose term is over: the places go to who is next."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from events.facts import announce, announce_all
from events.messages import actions as messages
from events.models import Event, PlaceOffer, Registration, SeatHold, State
from events.places.actions.filling import fill_places
from events.places.actions.holding import count_promised
from events.places.actions.offers import KINDS, close_offers
from events.places.facts import hold_ended, offer_expired
from events.places.pools import lock_event

EXPIRED = "offer_expired"  # why a registration is cancelled: it can go to the end of the list again


def end_terms(*, at: datetime) -> int:
    """End every offer and every hold whose term is over, event by event; gives how many. For the worker, each minute."""
    return _each(PlaceOffer.objects.filter(answer="", expires_at__lte=at), "registration__event", expire_offers, at) + (
        _each(SeatHold.objects.filter(ended_at=None, held_until__lte=at), "event", end_holds, at)
    )


def _each(due: QuerySet, path: str, act: Callable[..., int], at: datetime) -> int:
    keys = due.order_by().values_list(path, flat=True).distinct()
    return sum(act(event=event, at=at) for event in Event.objects.filter(pk__in=list(keys)))


@transaction.atomic
def expire_offers(*, event: Event, at: datetime) -> int:
    """Who said nothing in time has no place any more, and is one click from the end of the list; what was wished is kept
    for that. Announces `offer_expired`.
    """
    pools, event = lock_event(event, None)
    late = PlaceOffer.objects.filter(registration__event=event, answer="", expires_at__lte=at)
    rows = Registration.objects.filter(pk__in=late.values("registration"), state=State.OFFERED)
    people = list(rows.select_for_update(no_key=True).order_by("pk"))
    if not people:
        return 0
    close_offers(people, PlaceOffer.Answer.EXPIRED, at)
    keys = [person.pk for person in people]
    Registration.objects.filter(pk__in=keys).update(state=State.CANCELLED, reason=EXPIRED, state_at=at)
    for person in people:
        pools.give_back(None, person.mode)
        messages.stop(registration=person, kinds=KINDS)
    announce_all(offer_expired, people, at=at, event=event)
    messages.plan_all(kind="offer_expired", registrations=people, at=at)
    fill_places(event=event, pools=pools, at=at)
    return len(people)


@transaction.atomic
def end_holds(*, event: Event, at: datetime) -> int:
    """What is left of the seats held until now is for everybody. Announces `hold_ended`."""
    pools, event = lock_event(event, None)
    holds = list(SeatHold.objects.filter(event=event, ended_at=None, held_until__lte=at))
    for hold in holds:
        hold.ended_at = at
        hold.save(update_fields=["ended_at"])
        announce(hold_ended, event=event, at=at, actor="system", organisation=hold.organisation_id)
    count_promised(event, pools)
    fill_places(event=event, pools=pools, at=at)
    return len(holds)
