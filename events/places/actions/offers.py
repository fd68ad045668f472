"""Places that are held for somebody until a term: made, reminded of, expired, withdrawn. Saying yes or no: registration.

An offer is an object of its own, and ends once, with an answer: a place that comes free later is another offer, to who is next
by then. So nothing that was cancelled is revived, and nobody holds two places for one.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from events.facts import announce_all
from events.messages import actions as messages
from events.models import Event, PlaceOffer, Registration, State
from events.places.facts import offer_reminded, offer_withdrawn, place_offered
from events.places.pools import Pools
from events.places.terms import remind_at

KINDS = ("place_offered", "offer_reminder")  # what is mailed of an offer while it runs
WAITED = ("waiting_list", *KINDS)  # what is not true any more of who has an answer
AHEAD = timedelta(days=7)  # no term is longer


def offer(registrations: list[Registration], expires_at: datetime, at: datetime) -> None:
    """Hold a place for each of these until a moment, and tell them. The seats are counted by the caller."""
    event = registrations[0].event
    keys = [row.pk for row in registrations]
    Registration.objects.filter(pk__in=keys).update(state=State.OFFERED, reason="", state_at=at)
    rows = [PlaceOffer(registration=row, offered_at=at, expires_at=expires_at) for row in registrations]
    PlaceOffer.objects.bulk_create(rows)
    announce_all(place_offered, registrations, at=at, event=event, until=expires_at.isoformat())
    messages.stop(registrations=registrations, kinds=WAITED)
    messages.plan_all(kind="place_offered", registrations=registrations, at=at)


def close_offers(registrations: Iterable[Registration], answer: str, at: datetime) -> None:
    """End what is open of these, with an answer."""
    PlaceOffer.objects.filter(registration__in=list(registrations), answer="").update(answer=answer, answered_at=at)


def withdraw_offers(*, event: Event, pools: Pools, at: datetime) -> list[Registration]:
    """Nothing that was offered stands any more: of an event that moves or is off. Who had an offer waits as before.

    The caller holds the pools, saves them, and tells people what happened. Announces `offer_withdrawn`.
    """
    offered = Registration.objects.filter(event=event, state=State.OFFERED).order_by("pk")
    rows = list(offered.select_for_update(no_key=True))
    if not rows:
        return []
    close_offers(rows, PlaceOffer.Answer.WITHDRAWN, at)
    Registration.objects.filter(pk__in=[row.pk for row in rows]).update(state=State.WAITING, reason="", state_at=at)
    for row in rows:
        pools.give_back(None, row.mode)
    messages.stop(event=event, kinds=KINDS)
    announce_all(offer_withdrawn, rows, at=at, event=event)
    return rows


@transaction.atomic
def remind_offers(*, at: datetime) -> int:
    """Remind who said nothing yet, once, when half of the term has gone, in working hours. Announces `offer_reminded`."""
    soon = PlaceOffer.objects.select_for_update(no_key=True, of=("self",)).filter(
        answer="", reminded_at=None, expires_at__gt=at, expires_at__lt=at + AHEAD
    )
    due = [row for row in soon.select_related("registration") if remind_at(row.offered_at, row.expires_at) <= at]
    if not due:
        return 0
    PlaceOffer.objects.filter(pk__in=[row.pk for row in due]).update(reminded_at=at)
    people = [row.registration for row in due]
    for person in people:
        announce_all(offer_reminded, [person], at=at, event=person.event)
    messages.plan_all(kind="offer_reminder", registrations=people, at=at)
    return len(due)
