"""Seats held for an organisation until a moment: its colleagues are sure of them, whoever else comes."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from events.facts import announce
from events.models import Event, Organisation, SeatHold, SeatPool
from events.places.actions.filling import fill_places
from events.places.facts import hold_ended, seats_held
from events.places.pools import Pools, lock_event, sure_of
from events.places.refusals import HeldAlready, HeldTooLong, NotEnoughFree


@transaction.atomic
def hold_seats(
    *,
    event: Event,
    organisation: Organisation,
    number: int,
    until: datetime,
    at: datetime,
    by: Any,
    mode: str = "on_site",
) -> SeatHold:
    """Hold so many seats at an event for an organisation until a moment. Who of it has a place already counts among them.

    Until then nobody else gets these, not from the waiting list either; a colleague who gives up a place leaves it to the
    next of them. Afterwards what is left goes to who waits, or is free. Announces `seats_held`.

    Refuses: NotEnoughFree, HeldAlready, HeldTooLong.
    """
    pools, event = lock_event(event, None)
    if not at < until or (event.starts_at and until > event.starts_at):
        raise HeldTooLong()
    pool = pools.get(None, mode)
    if pool is None or pool.limit is None:
        raise NotEnoughFree(free=0)
    try:
        with transaction.atomic():
            said = {"number": number, "held_until": until, "made_at": at, "made_by": by}
            hold = SeatHold.objects.create(event=event, organisation=organisation, mode=mode, **said)
    except IntegrityError as error:
        raise HeldAlready() from error
    free, was = pool.free or 0, sure_of(event.pk, mode, without=hold)
    count_promised(event, pools)
    if sure_of(event.pk, mode) - was > free:
        raise NotEnoughFree(free=free)
    pools.save()
    announce(seats_held, event=event, at=at, by=by, organisation=organisation.pk, number=number)
    return hold


@transaction.atomic
def end_hold(*, hold: SeatHold, at: datetime, by: Any) -> SeatHold:
    """What is left of these seats is for everybody from now on; twice is once. Announces `hold_ended`."""
    pools, event = lock_event(hold.event, None)
    hold = SeatHold.objects.select_for_update(no_key=True, of=("self",)).get(pk=hold.pk)
    if hold.ended_at:
        return hold
    hold.ended_at = at
    hold.save(update_fields=["ended_at"])
    announce(hold_ended, event=event, at=at, by=by, organisation=hold.organisation_id)
    count_promised(event, pools)
    fill_places(event=event, pools=pools, at=at)
    return hold


def recount_holds(*, organisation: int, at: datetime) -> int:
    """Count anew what is held for an organisation (a key) that is other people since, and serve who waits; gives how many
    events. For who made one organisation of doubles.
    """
    holding = Event.objects.filter(holds__organisation=organisation, holds__ended_at=None).distinct().order_by("pk")
    for event in holding:
        _recount(event, at)
    return len(holding)


@transaction.atomic
def _recount(event: Event, at: datetime) -> None:
    pools, event = lock_event(event, None)
    count_promised(event, pools)
    fill_places(event=event, pools=pools, at=at)


def count_promised(event: Event, pools: Pools) -> None:
    """How many seats organisations are sure of in all, by how one takes part; the caller saves the pools."""
    open_holds = SeatHold.objects.filter(event=event, ended_at=None).values_list("mode", "number")
    for mode in SeatPool.Mode.values:
        pool = pools.get(None, mode)
        if pool is not None:
            pool.promised = sum(number for its_mode, number in open_holds if its_mode == mode)
