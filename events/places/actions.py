"""Places: setting how many, and serving who waits. Callers hold the event's pools locked."""

from datetime import datetime
from enum import Enum
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from events.facts import announce, fact
from events.messages import actions as messages
from events.models import HOLDING, Event, Registration, SeatPool, Session, SessionChoice, State
from events.places.pools import Pools, held, lock, lock_event
from events.places.refusals import FewerThanTaken, NotOverbooked

place_given = fact("place_given", _("Kreeg een plek van de wachtlijst"))
choice_given = fact("choice_given", _("Kreeg een plek bij een workshop"))
places_set = fact("places_set", _("Aantal plekken veranderd"))


class Unsaid(Enum):
    """A number of places that is not said: what is set stays. (None says that nothing limits them.)"""

    STAYS = "stays"


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
    if limit is not None and limit < pool.taken:
        raise FewerThanTaken(taken=pool.taken)
    pool.capacity, pool.overbooked, pool.limit = capacity, overbooked if capacity is not None else 0, limit
    pool.save()
    announce(places_set, event=event, session=session, at=at, by=by, capacity=capacity, limit=limit)
    fill_places(event=event, pools=lock(event), at=at)
    return pool


def fill_places(*, event: Event, pools: Pools, at: datetime) -> list[Registration]:
    """Serve the waiting lists of an event and its sessions with what is free, first come first served.

    An event that is off or has begun serves nobody: a place of yesterday is no good news. The caller holds the pools; they
    are saved here. Gives the registrations that got a place or a workshop.
    """
    served: list[Registration] = []
    if event.serves_list(at):
        served += _fill_event(event, pools, at)
        while more := _fill_sessions(event, pools, at):  # a reserve that is given up may serve the next
            served += more
    pools.save()
    return served


def _fill_event(event: Event, pools: Pools, at: datetime) -> list[Registration]:
    served = []
    for mode in SeatPool.Mode.values:
        pool = pools.get(None, mode)
        free = pool.free if pool else None
        if free == 0:
            continue
        waiting = Registration.objects.filter(event=event, mode=mode, state=State.WAITING)
        for registration in waiting.select_for_update(no_key=True).order_by("waiting_since", "pk")[:free]:
            pools.take(None, mode)
            confirm(registration, at)
            place_choices(registration, pools, at)
            given = announce(place_given, registration=registration, at=at, actor="system")
            messages.plan(
                kind="place_from_waiting_list",
                key=f"place:{registration.pk}:{given.pk}",
                registration=registration,
                at=at,
            )
            served.append(registration)
    return served


def _fill_sessions(event: Event, pools: Pools, at: datetime) -> list[Registration]:
    open_sessions = [pool.session_id for pool in pools if pool.session_id and pool.has_room]
    if not open_sessions:
        return []
    waiting = (
        SessionChoice.objects.filter(session__in=open_sessions, state=State.WAITING, registration__state__in=HOLDING)
        .select_related("registration__event", "session")
        .order_by("waiting_since", "pk")
    )
    served = []
    for choice in waiting:
        registration = choice.registration
        if not pools.take(choice.session_id, registration.mode):
            continue
        give_up_round(registration, choice, pools, at)
        settle(choice, State.CONFIRMED, at)
        given = announce(choice_given, registration=registration, session=choice.session, at=at, actor="system")
        messages.plan(
            kind="choice_confirmed",
            key=f"choice:{choice.pk}:{given.pk}",
            registration=registration,
            at=at,
            session=choice.session_id,
        )
        served.append(registration)
    return served


def confirm(registration: Registration, at: datetime) -> None:
    """The registration has a place from now on."""
    registration.state, registration.reason, registration.state_at = State.CONFIRMED, "", at
    registration.save(update_fields=["state", "reason", "state_at"])


def settle(choice: SessionChoice, state: State, at: datetime, reason: str = "") -> None:
    """The choice stands like this from now on."""
    choice.state, choice.reason, choice.state_at = state, reason, at
    if state == State.WAITING:
        choice.waiting_since = choice.waiting_since or at
    choice.save(update_fields=["state", "reason", "state_at", "waiting_since"])


def give_up_round(registration: Registration, kept: SessionChoice, pools: Pools, at: datetime) -> None:
    """Whoever gets a workshop leaves the reserve in the same round, and stops waiting for others in it."""
    if kept.round_id is None:
        return
    others = registration.choices.filter(round=kept.round_id, state__in=(*HOLDING, State.WAITING)).exclude(pk=kept.pk)
    for other in others:
        if other.state in HOLDING:
            pools.give_back(other.session_id, registration.mode)
        settle(other, State.CANCELLED, at, "swapped")


def place_choices(registration: Registration, pools: Pools, at: datetime) -> None:
    """The wishes of somebody who has a place become seats, or waiting for one; a reserve holds as long as the first is full."""
    taken_rounds: set[int] = set()
    for choice in registration.choices.filter(state=State.SUBMITTED).order_by("reason", "session_id"):
        is_reserve = choice.reason == "reserve"
        if is_reserve and choice.round_id in taken_rounds:
            settle(choice, State.CANCELLED, at, "not_needed")
        elif pools.take(choice.session_id, registration.mode):
            settle(choice, State.CONFIRMED, at)
            taken_rounds.add(choice.round_id or 0)
        else:
            settle(
                choice,
                State.WAITING if not is_reserve else State.CANCELLED,
                at,
                "" if not is_reserve else "reserve_full",
            )


def release(registration: Registration, pools: Pools, at: datetime, reason: str) -> None:
    """Give back whatever the registration holds; its choices end."""
    if registration.state in HOLDING:
        pools.give_back(None, registration.mode)
        for choice in registration.choices.filter(state__in=HOLDING):
            pools.give_back(choice.session_id, registration.mode)
    live = registration.choices.exclude(state__in=(State.CANCELLED, State.DECLINED, State.REPLACED))
    live.update(state=State.CANCELLED, reason=reason, state_at=at)
