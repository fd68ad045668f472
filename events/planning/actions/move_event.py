"""Move an event to another time or place, and tell everybody once."""

from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from events.facts import announce
from events.messages.telling import tell_everybody, tell_stand_ins, tell_trainers
from events.models import Event, Room, Shape, Venue
from events.places.actions import fill_places, withdraw_offers
from events.places.pools import lock_event
from events.planning.actions.along import both_shifted, on_the_wall, take_along
from events.planning.actions.change_event import refuse_room_elsewhere
from events.planning.actions.make_event import keep_single_session, refuse_wrong_times
from events.planning.facts import event_moved
from events.planning.refusals import InThePast, NothingMoved, NotPublished
from events.programme.moving import has_dates, keep_span
from events.registration.actions import drop_absences


@transaction.atomic
def move_event(
    *,
    event: Event,
    version: int,
    starts_at: datetime,
    ends_at: datetime | None = None,
    at: datetime,
    by: Any,
    venue: Venue | None = None,
    room: Room | None = None,
    reason: str = "",
) -> Event:
    """Move a published event. Programme, doors and registration window move along by the same days and hours on the clock.

    A venue or room that is not said stays; in another venue nothing has a room yet that is not said. An end
    that is not said goes along, and so does that of a series, after its last date. Registrations stay as
    they are, and each living one is told once; so is who gives a part of it. The entry in a calendar keeps its UID and gets a higher SEQUENCE (RFC 5546,
    3.2.2.1). Offers end: who had one waits again, and is served anew.
    Places that came free after it had begun go to who waits. Announces `event_moved`.

    Refuses: ChangedMeanwhile, NotPublished, EndsBeforeStart, InThePast, RoomElsewhere, NothingMoved.
    """
    pools, event = lock_event(event, version)
    if event.status != Event.Status.PUBLISHED or event.starts_at is None:
        raise NotPublished()
    ends_at = _end(event, starts_at, ends_at)
    if starts_at <= at:
        raise InThePast()
    was, stood = _as_it_was(event, event.starts_at), _stands(event)
    sessions = take_along(event, on_the_wall(event.starts_at, starts_at))
    event.moved_from, event.moved_at, event.move_reason = event.starts_at, at, reason
    event.starts_at, event.ends_at = starts_at.astimezone(UTC), ends_at.astimezone(UTC)
    _go_to(event, venue, room)
    refuse_room_elsewhere(event)
    if _stands(event) == stood:
        raise NothingMoved()
    event.sequence += 1
    event.version += 1
    event.content_version += 1
    event.save()
    keep_single_session(event)
    keep_span(event)
    dropped = _drop_absences(event, sessions, at, by)
    withdraw_offers(event=event, pools=pools, at=at)
    told = announce(event_moved, event=event, at=at, by=by, **was)
    tell_everybody(event, "changed_event", told.pk, at, more=dropped, was=was)
    tell_stand_ins(event, told.pk, at, sessions)
    tell_trainers(event, "moved_trainer", told.pk, at, sessions)
    fill_places(event=event, pools=pools, at=at)
    return event


def _drop_absences(
    event: Event, was: dict[int, tuple[datetime, datetime]], at: datetime, by: Any
) -> dict[int, dict[str, Any]]:
    """What somebody said of one date of a series says nothing of another day. Gives the days, by who was not to be there:
    it stands in the mail about the move, so that they get one.
    """
    days: dict[int, list[str]] = defaultdict(list)
    if event.shape == Shape.SERIES:
        for session in event.sessions.filter(pk__in=was).order_by("starts_at", "pk"):
            stood = was[session.pk][0]
            for key in drop_absences(session=session, was=stood, at=at, by=by, is_mailed=False):
                days[key].append(stood.isoformat())
    return {key: {"dropped": said} for key, said in days.items()}


def _as_it_was(event: Event, starts_at: datetime) -> dict[str, Any]:
    """When and where it was to be: for the history, and for what people are told."""
    ends_at = event.ends_at or starts_at
    return {"starts_at": starts_at.isoformat(), "ends_at": ends_at.isoformat(), "venue": str(event.venue_id or "")}


def _end(event: Event, starts_at: datetime, ends_at: datetime | None) -> datetime:
    """The end that is said; else, and of a series with dates, the end so much later. Refuses: EndsBeforeStart."""
    if ends_at is None or has_dates(event):
        return both_shifted(event, on_the_wall(event.starts_at or starts_at, starts_at))[1]
    refuse_wrong_times(starts_at, ends_at)
    return ends_at


def _stands(event: Event) -> tuple[Any, ...]:
    return event.starts_at, event.ends_at, event.venue_id, event.room_id


def _go_to(event: Event, venue: Venue | None, room: Room | None) -> None:
    """Sessions in the old house follow to the new one, and have no room yet; those elsewhere stay there."""
    if venue is not None and venue != event.venue:
        event.sessions.filter(room__venue=event.venue).update(room=None)
        event.sessions.filter(venue=event.venue).update(venue=None)
        event.venue, event.room = venue, None
    event.room = room or event.room
    event.venue = event.venue or (room.venue if room else None)
