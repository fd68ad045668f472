"""What must be true of every registration and every place, on any database. Each finding names rows by id only."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Count, F, Q, Sum
from django.utils.timezone import now

from events.access import ORGANISING
from events.models import (
    ALIVE,
    HOLDING,
    Event,
    PlaceOffer,
    Registration,
    Role,
    SeatHold,
    SeatPool,
    SessionChoice,
    State,
)
from events.places.actions.filling import organiser_calls
from events.places.order import Room, next_in_line
from events.places.pools import sure_of, sure_of_each

WORKER = timedelta(hours=1)  # so long it may be away before something is wrong


def broken() -> list[str]:
    """Every broken invariant, one line a row; empty when all hold."""
    return [line for check in CHECKS for line in check()]


def _counters() -> Iterator[str]:
    for pool in SeatPool.rows.all():
        if pool.session_id is None:
            held = Registration.objects.filter(event=pool.event_id, mode=pool.mode, state__in=HOLDING).count()
        else:
            held = SessionChoice.objects.filter(
                session=pool.session_id, registration__mode=pool.mode, state__in=HOLDING
            ).count()
        if held != pool.taken:
            yield f"pool {pool.pk}: taken {pool.taken}, held {held}"
        if pool.limit != (None if pool.capacity is None else pool.capacity + pool.capacity * pool.overbooked // 100):
            yield f"pool {pool.pk}: limit {pool.limit} is not capacity {pool.capacity} and {pool.overbooked} %"


def _queues_beside_free_seats() -> Iterator[str]:
    at = now()
    room = Q(limit__gt=F("taken") + F("kept")) | Q(limit=None)
    free = SeatPool.rows.filter(room, event__status=Event.Status.PUBLISHED)
    for pool in free.select_related("event"):
        if not pool.event.serves_list(at):
            continue
        if pool.session_id is None:
            waiting = len(next_in_line(pool.event, pool.mode, _room(pool, at)))
        else:
            waiting = SessionChoice.objects.filter(
                session=pool.session_id,
                state=State.WAITING,
                registration__mode=pool.mode,
                registration__state=State.CONFIRMED,
            ).count()
        if waiting:
            yield f"pool {pool.pk}: {waiting} wait while {pool.free} are free"


def _room(pool: SeatPool, at: datetime) -> Room:
    """What could be given now without anybody's call."""
    if organiser_calls(pool.event, at):
        return Room(pool.free)
    return Room(pool.free, pool.held, sure_of_each(pool.event_id, pool.mode))


def _holds() -> Iterator[str]:
    """What organisations are sure of is what is held, as far as there is room."""
    promised = SeatHold.objects.filter(ended_at=None).order_by().values_list("event", "mode").annotate(n=Sum("number"))
    numbers = {(event, mode): number for event, mode, number in promised}
    for pool in SeatPool.rows.filter(session=None):
        if pool.promised != numbers.get((pool.event_id, pool.mode), 0):
            yield f"pool {pool.pk}: promised {pool.promised}, held open {numbers.get((pool.event_id, pool.mode), 0)}"
        room = 0 if pool.limit is None else pool.limit - pool.taken
        if (pool.promised or pool.held) and pool.held != (sure := min(sure_of(pool.event_id, pool.mode), room)):
            yield f"pool {pool.pk}: held {pool.held}, organisations are sure of {sure}"


def _offers() -> Iterator[str]:
    """Who is offered a place has one open offer, nobody else has; and a term that has passed is ended by the worker."""
    open_offers = PlaceOffer.objects.filter(answer="")
    offered = Registration.objects.filter(state=State.OFFERED)
    for row in offered.exclude(pk__in=open_offers.values("registration")).only("pk"):
        yield f"registration {row.pk}: offered a place without an offer"
    for one in open_offers.exclude(registration__in=offered).only("pk", "registration_id"):
        yield f"offer {one.pk}: open, registration {one.registration_id} is not offered a place"
    for one in open_offers.filter(expires_at__lt=now() - WORKER).only("pk"):
        yield f"offer {one.pk}: its term has passed, and nobody ended it"


def _uncounted() -> Iterator[str]:
    """Who holds a place at an event and is counted in no pool."""
    counted = set(SeatPool.rows.filter(session=None).values_list("event", "mode"))
    rows = Registration.objects.filter(state__in=HOLDING).order_by().values_list("event", "mode").distinct()
    for event, mode in rows:
        if (event, mode) not in counted:
            yield f"event {event}: who comes {mode} is counted nowhere"


def _two_places_in_a_round() -> Iterator[str]:
    held = SessionChoice.objects.filter(state__in=HOLDING, round__isnull=False)
    for row in held.order_by().values("registration", "round").annotate(n=Count("pk")).filter(n__gt=1):
        yield f"registration {row['registration']}: {row['n']} places in round {row['round']}"


def _choices_in_another_round() -> Iterator[str]:
    alive = SessionChoice.objects.filter(state__in=ALIVE).select_related("session")
    for choice in alive.exclude(round=F("session__round")).only("pk", "round_id", "session__round_id"):
        if choice.round_id != choice.session.round_id:
            yield f"choice {choice.pk}: in another round than its session"


def _choices_without_a_place() -> Iterator[str]:
    held = SessionChoice.objects.filter(state__in=HOLDING).exclude(registration__state__in=HOLDING)
    for choice in held.only("pk", "registration_id"):
        yield f"choice {choice.pk}: holds a seat, registration {choice.registration_id} does not"
    dangling = SessionChoice.objects.filter(state=State.SUBMITTED, registration__state=State.CONFIRMED)
    for choice in dangling.only("pk", "registration_id"):
        yield f"choice {choice.pk}: still a wish, registration {choice.registration_id} has a place"


def _one_person_twice() -> Iterator[str]:
    alive = Registration.objects.filter(state__in=ALIVE).exclude(email="")
    for row in alive.order_by().values("event", "email", "sort_key").annotate(n=Count("pk")).filter(n__gt=1):
        yield f"event {row['event']}: one person {row['n']} times"


def _waiting_without_a_moment() -> Iterator[str]:
    for row in SessionChoice.objects.filter(Q(state=State.WAITING, waiting_since=None)).only("pk"):
        yield f"choice {row.pk}: waits since never"


def _chosen_elsewhere() -> Iterator[str]:
    """A choice of a session that belongs to another event."""
    alive = SessionChoice.objects.filter(state__in=ALIVE).exclude(session__event=F("registration__event"))
    for choice in alive.only("pk"):
        yield f"choice {choice.pk}: of another event"


def _untold() -> Iterator[str]:
    """Who would come to an event that is off, can be written to, and was not."""
    off = Registration.objects.filter(state__in=ALIVE, event__status=Event.Status.CANCELLED, event__ends_at__gt=now())
    reached = off.exclude(Q(email="") & Q(group=None))
    for row in reached.exclude(messages__kind="cancelled_event").only("pk", "event_id"):
        yield f"registration {row.pk}: not told that event {row.event_id} is off"


def _left_alone() -> Iterator[str]:
    """A coming event that somebody organised, and nobody does now."""
    coming = Event.objects.filter(status=Event.Status.PUBLISHED, ends_at__gt=now())
    organising = Role.objects.filter(name__in=ORGANISING, event__isnull=False)
    now_so = organising.filter(ended_at=None, user__is_active=True)
    for event in coming.filter(pk__in=organising.values("event")).exclude(pk__in=now_so.values("event")).only("pk"):
        yield f"event {event.pk}: nobody organises it any more"


CHECKS = (
    _counters,
    _queues_beside_free_seats,
    _holds,
    _offers,
    _uncounted,
    _two_places_in_a_round,
    _choices_in_another_round,
    _choices_without_a_place,
    _one_person_twice,
    _waiting_without_a_moment,
    _chosen_elsewhere,
    _untold,
    _left_alone,
)
