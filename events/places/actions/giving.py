"""A place for somebody who waits, by the organiser's own hand."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.facts import announce
from events.messages import actions as messages
from events.models import Event, Registration, SeatPool, Session, SessionChoice, State
from events.places.actions.filling import fill_places
from events.places.actions.offers import WAITED
from events.places.actions.settling import confirm, give_up_round, place_choices, settle
from events.places.facts import choice_given, place_given, places_set
from events.places.pools import Pools, lock_event
from events.places.refusals import NoPlaceFree, NotWaiting


@transaction.atomic
def give_place(
    *, registration: Registration, at: datetime, by: Any, session: Session | None = None, above: bool = False
) -> Registration:
    """Give a place at the event, or in a session of it, to somebody who waits: who was called on the last day, or for whom
    the organiser makes room. With `above` one place is made for it, above the number that was set; the others keep their
    turn. (Where people are taken on top by a percentage a second place can come of it: it goes to who is next.) Announces
    `place_given` or `choice_given`, and `places_set` for a place that was made.

    Refuses: NotWaiting, NoPlaceFree (without `above`).
    """
    pools, event = lock_event(registration.event, None)
    registration = Registration.objects.select_for_update(no_key=True, of=("self",)).get(pk=registration.pk)
    registration.event = event
    if event.status != Event.Status.PUBLISHED or event.is_past(at):
        raise NotWaiting()
    pool = pools.get(session.pk if session else None, registration.mode)
    if session is None:
        _seat_at_event(registration, pools, pool, above, at, by)
        announce(place_given, registration=registration, at=at, by=by)
        messages.stop(registration=registration, kinds=WAITED)
        messages.plan_all(kind="place_from_waiting_list", registrations=[registration], at=at)
    else:
        _seat_in_session(registration, session, pools, pool, above, at, by)
        announce(choice_given, registration=registration, session=session, at=at, by=by)
        messages.plan_all(kind="choice_confirmed", registrations=[registration], at=at, session=session.pk)
    fill_places(event=event, pools=pools, at=at)
    return registration


def _seat_at_event(
    registration: Registration, pools: Pools, pool: SeatPool | None, above: bool, at: datetime, by: Any
) -> None:
    if registration.state != State.WAITING:
        raise NotWaiting()
    has_own = pool is not None and not pool.for_list and pools.take_as(registration)  # one held for colleagues
    if not has_own:
        _take(registration.event, pool, above, at, by)
    confirm(registration, at)
    place_choices([registration], pools, at)


def _seat_in_session(
    registration: Registration,
    session: Session,
    pools: Pools,
    pool: SeatPool | None,
    above: bool,
    at: datetime,
    by: Any,
) -> None:
    waiting = registration.choices.select_for_update(no_key=True, of=("self",)).filter(session=session)
    choice: SessionChoice | None = waiting.filter(state=State.WAITING).first()
    if choice is None or registration.state != State.CONFIRMED:
        raise NotWaiting()
    _take(registration.event, pool, above, at, by)
    give_up_round(registration, choice, pools, at)
    settle(choice, State.CONFIRMED, at)


def _take(event: Event, pool: SeatPool | None, above: bool, at: datetime, by: Any) -> None:
    """One seat: of those that are free or kept for the list, else one that is made."""
    if pool is None or pool.limit is None:
        return _count(pool)
    if above and not pool.for_list:
        pool.capacity = (pool.capacity or 0) + 1
        pool.limit = pool.capacity + pool.capacity * pool.overbooked // 100
        pool.save(update_fields=["capacity", "limit"])
        announce(places_set, event=event, session=pool.session, at=at, by=by, capacity=pool.capacity, limit=pool.limit)
    if not pool.for_list:
        raise NoPlaceFree()
    pool.kept = max(0, pool.kept - 1)
    return _count(pool)


def _count(pool: SeatPool | None) -> None:
    if pool is not None:
        pool.taken += 1
