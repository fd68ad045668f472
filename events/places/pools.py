"""Pools: counting, holding and giving back, with their locks.

One order everywhere: the event's pools, then session pools by id, then the event's row, then registrations by id. Who comes
in a crowd takes a seat with one conditional UPDATE, as the last thing in the transaction (`take`). Who changes what others
have locks all pools of the event first (`lock`), so that a freed place and the next in line are one step. The event's own
pools are there always, with or without a limit: whoever takes a seat in a session holds one of them, so that there is a lock
between all who come and all who change.

Where nobody is greeted by name (a closed or sensitive event) who comes holds the event's pools before anything is written
(`hold`): who corrects an address there has them in hand while waiting for a row of the same address and name.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q

from events.models import HOLDING, Event, Registration, SeatPool, SessionChoice
from events.refusals import ChangedMeanwhile


def held(event_id: int, session_id: Any, mode: str) -> int:
    """How many hold a seat, counted from the registrations and choices themselves."""
    if session_id is None:
        return Registration.objects.filter(event=event_id, mode=mode, state__in=HOLDING).count()
    return SessionChoice.objects.filter(session=session_id, registration__mode=mode, state__in=HOLDING).count()


def open_pools(event_id: int) -> None:
    """Make the event's own rows that are missing, without a limit; waits for who makes them at the same moment."""
    known = set(SeatPool.rows.filter(event=event_id, session=None).values_list("mode", flat=True))
    missing = [mode for mode in sorted(SeatPool.Mode.values) if mode not in known]
    if missing:
        rows = [SeatPool(event_id=event_id, mode=mode, taken=held(event_id, None, mode)) for mode in missing]
        SeatPool.rows.bulk_create(rows, ignore_conflicts=True)


def take(event_id: int, session_id: Any, mode: str) -> bool:
    """Take one seat, if there is one; true as well where nothing limits the seats. Who takes it is written down already.

    Nobody waits while a seat is free (whoever frees one serves the list in the same transaction), so a free seat may be
    taken. When there is none the pool stays locked until the end of the transaction: who frees a seat meanwhile waits for
    us and then sees us on the list.
    """
    pools = SeatPool.rows.filter(event_id=event_id, session_id=session_id, mode=mode)
    free = Q(taken__lt=F("limit")) | Q(limit=None)
    if pools.filter(free).update(taken=F("taken") + 1):
        return True
    pool = pools.select_for_update(no_key=True).first()
    if pool is None and session_id is None:
        counted = max(held(event_id, None, mode) - 1, 0)
        SeatPool.rows.bulk_create([SeatPool(event_id=event_id, mode=mode, taken=counted)], ignore_conflicts=True)
        pool = pools.select_for_update(no_key=True).first()
    if pool is None:
        return True
    return pool.has_room and bool(pools.update(taken=F("taken") + 1))


def hold(event_id: int) -> None:
    """Wait for who changes the event, and let them wait for us, without taking a seat."""
    open_pools(event_id)
    list(SeatPool.rows.filter(event=event_id, session=None).select_for_update(no_key=True).values_list("pk"))


class Pools:
    """All pools of an event, locked; changes are written by `save`."""

    def __init__(self, event: Event) -> None:
        open_pools(event.pk)
        rows = SeatPool.rows.select_for_update(no_key=True).filter(event=event)
        self._pools = {(pool.session_id, pool.mode): pool for pool in rows}
        self._before = {key: pool.taken for key, pool in self._pools.items()}

    def __iter__(self) -> Iterator[SeatPool]:
        return iter(self._pools.values())

    def get(self, session_id: int | None, mode: str) -> SeatPool | None:
        """The pool, or None where nothing counts the seats."""
        return self._pools.get((session_id, mode))

    def has_room(self, session_id: int | None, mode: str) -> bool:
        """Whether a seat is free."""
        pool = self.get(session_id, mode)
        return pool is None or pool.has_room

    def take(self, session_id: int | None, mode: str) -> bool:
        """Take one seat, if there is one."""
        pool = self.get(session_id, mode)
        if pool is None:
            return True
        if not pool.has_room:
            return False
        pool.taken += 1
        return True

    def give_back(self, session_id: int | None, mode: str) -> None:
        """One seat less is taken."""
        pool = self.get(session_id, mode)
        if pool is not None:
            pool.taken -= 1

    def save(self) -> None:
        """Write what changed."""
        for key, pool in self._pools.items():
            if pool.taken != self._before[key]:
                pool.save(update_fields=["taken"])
                self._before[key] = pool.taken


def lock(event: Event) -> Pools:
    """Lock all pools of an event, in the one order."""
    return Pools(event)


def lock_event(event: Event, version: int | None) -> tuple[Pools, Event]:
    """The pools, then the event as it stands now, locked. Refuses: ChangedMeanwhile, with what stands now as `now`."""
    pools = lock(event)
    rows = Event.objects.select_for_update(no_key=True, of=("self",)).select_related("venue", "room")
    event = rows.get(pk=event.pk)
    if version is not None and event.version != version:
        raise ChangedMeanwhile(now=event)
    return pools, event
