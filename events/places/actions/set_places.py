"""Say how many people fit."""

from datetime import datetime
from enum import Enum
from typing import Any

from django.db import transaction
from django.db.models import F

from events.facts import announce
from events.models import Event, SeatPool, Session
from events.places.actions.filling import fill_places
from events.places.facts import places_set
from events.places.pools import Pools, held, lock, lock_event
from events.places.refusals import FewerThanTaken, NotOverbooked


class Unsaid(Enum):
    """A number of places that is not said: what is set stays. (None says that nothing limits them.)"""

    STAYS = "stays"


def end_overbooking(pools: Pools) -> None:
    """Take nobody on top of the places of an event any more; who was taken so has a place among them. The caller holds the
    pools, which are saved here.
    """
    for pool in pools:
        if pool.overbooked and pool.capacity is not None:
            pool.capacity, pool.overbooked, pool.kept = max(pool.capacity, pool.taken + pool.held), 0, 0
            pool.limit = pool.capacity
            pool.save(update_fields=["capacity", "overbooked", "limit", "kept"])


@transaction.atomic
def set_places(
    *,
    event: Event,
    capacity: int | None,
    at: datetime,
    session: Session | None = None,
    mode: str = "on_site",
    overbooked: int = 0,
    version: int | None = None,
    by: Any = None,
) -> SeatPool:
    """Say how many people fit, on site or online, at the event or in a session; a raised limit serves the list at once.

    Without `capacity` (None) nothing limits them any more. `overbooked` is a percentage on top; `version` is that of the form,
    where there is one. Announces `places_set`.

    Refuses: ChangedMeanwhile, FewerThanTaken, NotOverbooked.
    """
    pools, event = lock_event(event, version)
    if version is not None:
        Event.objects.filter(pk=event.pk).update(version=F("version") + 1)
    if overbooked and (event.is_sensitive or (session and session.is_sensitive)):
        raise NotOverbooked()
    limit = None if capacity is None else capacity + capacity * overbooked // 100
    pool = pools.get(session.pk if session else None, mode)
    if pool is None:  # of a session: whoever takes a seat in one holds the event's pool, which is ours now
        taken = held(event.pk, session.pk if session else None, mode)
        pool = SeatPool(event=event, session=session, mode=mode, taken=taken)
    used = pool.taken + pool.held
    if limit is not None and limit < used:
        raise FewerThanTaken(taken=used)
    pool.kept = 0  # counted anew when the list is served
    pool.capacity, pool.overbooked, pool.limit = capacity, overbooked if capacity is not None else 0, limit
    pool.save()
    announce(places_set, event=event, session=session, at=at, by=by, capacity=capacity, limit=limit)
    fill_places(event=event, pools=lock(event), at=at)
    return pool
