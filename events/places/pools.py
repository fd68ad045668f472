"""Pools: counting, holding and giving back, with their locks.

One order everywhere: the event's pools, then session pools by id, then registrations by id. Who comes in a crowd takes a
seat with one conditional UPDATE, as the last thing in the transaction (`take`). Who changes what others have locks all
pools of the event first (`lock`), so that a freed place and the next in line are one step.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import F

from events.models import Event, SeatPool


def take(event_id: int, session_id: Any, mode: str) -> bool:
    """Take one seat, if there is one; true as well where nothing limits the seats.

    Nobody waits while a seat is free (whoever frees one serves the list in the same transaction), so a free seat may be
    taken. When there is none the pool stays locked until the end of the transaction: who frees a seat meanwhile waits for
    us and then sees us on the list.
    """
    pools = SeatPool.objects.filter(event_id=event_id, session_id=session_id, mode=mode)
    if pools.filter(taken__lt=F("limit")).update(taken=F("taken") + 1):
        return True
    pool = pools.select_for_update(no_key=True).first()
    if pool is None:
        return True
    if pool.taken >= pool.limit:
        return False
    return bool(pools.update(taken=F("taken") + 1))


class Pools:
    """All pools of an event, locked; changes are written by `save`."""

    def __init__(self, event: Event) -> None:
        rows = SeatPool.objects.select_for_update(no_key=True).filter(event=event)
        self._pools = {(pool.session_id, pool.mode): pool for pool in rows}
        self._before = {key: pool.taken for key, pool in self._pools.items()}

    def __iter__(self) -> Iterator[SeatPool]:
        return iter(self._pools.values())

    def get(self, session_id: int | None, mode: str) -> SeatPool | None:
        """The pool, or None where nothing limits the seats."""
        return self._pools.get((session_id, mode))

    def has_room(self, session_id: int | None, mode: str) -> bool:
        """Whether a seat is free."""
        pool = self.get(session_id, mode)
        return pool is None or pool.taken < pool.limit

    def take(self, session_id: int | None, mode: str) -> bool:
        """Take one seat, if there is one."""
        pool = self.get(session_id, mode)
        if pool is None:
            return True
        if pool.taken >= pool.limit:
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
