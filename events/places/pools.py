"""Pools: counting, holding and giving back, with their locks.

One order everywhere: the event's pools, then session pools by id, then the event's row, then registrations by id. Who comes
in a crowd takes a seat with one conditional UPDATE, as the last thing in the transaction (`take`). Who changes what others
have locks all pools of the event first (`lock`), so that a freed place and the next in line are one step. The event's own
pools are there always, with or without a limit: whoever takes a seat in a session holds one of them, so that there is a lock
between all who come and all who change.

Of an event that holds seats for organisations (`promised`) the number held is counted anew whenever somebody took or gave
back a seat, under the lock of the pool: it is what colleagues who did not come yet are still sure of.

Where nobody is greeted by name (a closed or sensitive event) who comes holds the event's pools before anything is written
(`hold`): who corrects an address there has them in hand while waiting for a row of the same address and name.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, F, Q

from events.models import HOLDING, Event, Registration, SeatHold, SeatPool, SessionChoice
from events.places.order import Room
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
    free = Q(limit__gt=F("taken") + F("held") + F("kept")) | Q(limit=None)
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


def take_held(registration: Registration, has_place: bool) -> bool:
    """Count what is held anew, after this person took a seat or found none; who found none may have one that is held for
    colleagues. Whether that one has a place. The caller holds the pool, and has written the person down as coming.
    """
    pool = SeatPool.rows.select_for_update(no_key=True).get(
        event=registration.event_id, session=None, mode=registration.mode
    )
    if not has_place and pool.held and _left_for(pool, registration.organisation_id) >= 0:
        pool.held, pool.taken, has_place = pool.held - 1, pool.taken + 1, True
    _count_held(pool)
    pool.save(update_fields=["taken", "held", "kept"])
    return has_place


def sure_of(event_id: int, mode: str, without: SeatHold | None = None) -> int:
    """How many colleagues of organisations are still sure of a seat: what is held for them, less who has one."""
    return sum(sure_of_each(event_id, mode, without).values())


def sure_of_each(event_id: int, mode: str, without: SeatHold | None = None) -> Counter[int]:
    """The same by organisation."""
    rows = SeatHold.objects.filter(event=event_id, mode=mode, ended_at=None)
    holds = dict(rows.exclude(pk=without.pk if without else 0).values_list("organisation", "number"))
    if not holds:
        return Counter()
    come = dict(
        Registration.objects.filter(event=event_id, mode=mode, state__in=HOLDING, organisation__in=holds)
        .order_by()
        .values_list("organisation")
        .annotate(n=Count("pk"))
    )
    return Counter({key: max(0, number - come.get(key, 0)) for key, number in holds.items()})


class Pools:
    """All pools of an event, locked; changes are written by `save`."""

    def __init__(self, event: Event) -> None:
        open_pools(event.pk)
        rows = SeatPool.rows.select_for_update(no_key=True).filter(event=event)
        self._pools = {(pool.session_id, pool.mode): pool for pool in rows}
        self._before = {key: _counts(pool) for key, pool in self._pools.items()}

    def __iter__(self) -> Iterator[SeatPool]:
        return iter(self._pools.values())

    def get(self, session_id: int | None, mode: str) -> SeatPool | None:
        """The pool, or None where nothing counts the seats."""
        return self._pools.get((session_id, mode))

    def has_room(self, session_id: int | None, mode: str) -> bool:
        """Whether a seat is free."""
        pool = self.get(session_id, mode)
        return pool is None or pool.has_room

    def take(self, session_id: int | None, mode: str, seats: int = 1) -> bool:
        """Take one seat, or so many together, if there are as many."""
        pool = self.get(session_id, mode)
        if pool is None:
            return True
        if pool.free is not None and pool.free < seats:
            return False
        pool.taken += seats
        return True

    def take_as(self, registration: Registration, mode: str = "") -> bool:
        """Take the seat of somebody at the event: a free one, else one that is held for colleagues of the organisation."""
        pool = self._pools[None, mode or registration.mode]
        if self.take(None, pool.mode):
            return True
        if not has_held_seat(registration, pool):
            return False
        pool.held, pool.taken = pool.held - 1, pool.taken + 1
        return True

    def take_together(self, people: list[Registration]) -> bool:
        """Take seats for all of these, who are of one organisation or none and are written down as waiting; else for none."""
        first = people[0]
        pool = self._pools[None, first.mode]
        if pool.free is not None:
            sure = min(pool.held, max(0, _left_for(pool, first.organisation_id)))
            if pool.free + sure < len(people):
                return False
            pool.held -= min(sure, len(people))
        pool.taken += len(people)
        return True

    def give_back(self, session_id: int | None, mode: str) -> None:
        """One seat less is taken."""
        pool = self.get(session_id, mode)
        if pool is not None:
            pool.taken -= 1

    def room(self, mode: str, without: Registration | None = None) -> Room:
        """What there is for who waits, or would be if this person, who has a place, left."""
        pool = self._pools[None, mode]
        sure = sure_of_each(pool.event_id, mode) if pool.promised else Counter()
        if pool.limit is None or without is None:
            return Room(pool.for_list, pool.held, sure)
        if pool.promised and _left_for(pool, without.organisation_id) >= 0:
            sure[without.organisation_id or 0] += 1  # the place becomes one that is held for a colleague
        left = pool.limit - pool.taken + 1
        held = min(sum(sure.values()), left)
        return Room(left - held, held, sure)

    def count_held(self) -> None:
        """Count anew what organisations are still sure of, from the registrations as they are written by now."""
        for pool in self:
            if pool.session_id is None and (pool.promised or pool.held or pool.kept):
                _count_held(pool)

    def save(self) -> None:
        """Write what changed."""
        self.count_held()
        for key, pool in self._pools.items():
            if _counts(pool) != self._before[key]:
                pool.save(update_fields=["taken", "promised", "held", "kept"])
                self._before[key] = _counts(pool)


def _counts(pool: SeatPool) -> tuple[int, ...]:
    return pool.taken, pool.promised, pool.held, pool.kept


def has_held_seat(registration: Registration, pool: SeatPool) -> bool:
    """Whether somebody who waits may have one of the seats that are held for colleagues."""
    return pool.held > 0 and _left_for(pool, registration.organisation_id) > 0


def _left_for(pool: SeatPool, organisation: int | None) -> int:
    """How many seats are still held for this organisation: less than nothing when more came than were held."""
    hold = SeatHold.objects.filter(
        event=pool.event_id, mode=pool.mode, organisation=organisation, ended_at=None
    ).first()
    rows = Registration.objects.filter(event=pool.event_id, mode=pool.mode, state__in=HOLDING)
    return hold.number - rows.filter(organisation=organisation).count() if hold else -1


def _count_held(pool: SeatPool) -> None:
    """What organisations are still sure of; never more than there is, also when a number fell or a colleague left."""
    room = 0 if pool.limit is None else pool.limit - pool.taken
    pool.held = min(sure_of(pool.event_id, pool.mode), room) if pool.promised else 0
    pool.kept = min(pool.kept, room - pool.held)


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
