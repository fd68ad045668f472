"""Change what an event says of itself."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from events.facts import announce
from events.models import Event, ProgrammeLine, Visibility
from events.moments import day_of
from events.places.actions import Unsaid, end_overbooking, fill_places
from events.places.pools import lock, lock_event
from events.planning.actions.along import WINDOW, shifted, take_along
from events.planning.actions.make_event import keep_single_session, refuse_wrong_times, set_event_places
from events.planning.facts import event_changed
from events.planning.refusals import MoveInstead, NeedsTime, NeedsTitle, RoomElsewhere
from events.planning.slugs import rename, slug_after
from events.programme.moving import has_dates, keep_span

LIST = {"freed_places", "gives_new_first", "list_most_each"}  # by these a waiting list is served
TOLD = {"starts_at", "ends_at", "venue"}  # of a published event people are told when these change


@transaction.atomic
def change_event(
    *,
    event: Event,
    version: int,
    at: datetime,
    by: Any,
    places: int | Unsaid | None = Unsaid.STAYS,
    online_places: int | Unsaid | None = Unsaid.STAYS,
    other_lines: Iterable[ProgrammeLine] | None = None,
    **fields: Any,
) -> Event:
    """Change columns of an event; `version` is that of the form. Announces `event_changed` with the names of the columns.

    Another `slug` is another address; the old one redirects for ever. An event that becomes confidential gets an address that
    nobody guesses, and one that is so no longer a readable one. When and where of a published event are changed by
    `move_event`, which tells everybody. The programme and the window of a draft go along to another day;
    a series lasts until its last date at least. Places that are None
    have no limit from now on. Of what becomes sensitive nobody is taken on top of the places: who is, keeps the place, which then counts
    among them.

    Refuses: ChangedMeanwhile, MoveInstead, AddressInUse, EndsBeforeStart, NeedsTime, NeedsTitle, RoomElsewhere;
    FewerThanTaken for the places.
    """
    _pools, event = lock_event(event, version)
    was, was_sensitive = event.starts_at, event.is_sensitive
    slug = fields.pop("slug", "") or slug_after(event, fields.get("visibility", event.visibility))
    changed = _set(event, _with_end(event, fields))
    refuse_wrong_times(event.starts_at, event.ends_at)
    if event.is_published:
        refuse_unpublishable(event)
    if {"room", "venue"} & set(changed):
        refuse_room_elsewhere(event)
    if was and event.starts_at and "starts_at" in changed:
        by_days = day_of(event.starts_at) - day_of(was)
        take_along(event, by_days, [name for name in WINDOW if name not in changed])
    if slug and slug != event.slug:
        rename(event, slug)
        changed.append("slug")
    event.version += 1
    event.content_version += 1
    event.save()
    if other_lines is not None:
        event.other_lines.set(other_lines)
    keep_single_session(event)
    keep_span(event)
    set_event_places(event, places, online_places, at, by)
    if event.is_sensitive and not was_sensitive:
        end_overbooking(lock(event))  # after the number that was typed: a form sends it along also when it stays
    if LIST & set(changed):  # what was kept for a call may be given now, or the other way
        fill_places(event=event, pools=lock(event), at=at)
    announce(event_changed, event=event, at=at, by=by, columns=changed)
    return event


def _with_end(event: Event, fields: dict[str, Any]) -> dict[str, Any]:
    """The end of a series goes along to another day, where it is not said."""
    starts_at = fields.get("starts_at")
    if "ends_at" in fields or not (starts_at and event.starts_at and event.ends_at and has_dates(event)):
        return fields
    return {**fields, "ends_at": shifted(event.ends_at, day_of(starts_at) - day_of(event.starts_at))}


def _set(event: Event, fields: dict[str, Any]) -> list[str]:
    """Set the columns; gives the names of those that are other than before. Refuses: MoveInstead."""
    changed = [name for name in fields if getattr(event, name) != fields[name]]
    if event.status == Event.Status.PUBLISHED and not TOLD.isdisjoint(changed):
        raise MoveInstead()
    for name in changed:
        setattr(event, name, fields[name])
    event.is_sensitive = event.is_sensitive or event.visibility == Visibility.CONFIDENTIAL
    return changed


def refuse_room_elsewhere(event: Event) -> None:
    """Refuse a room that is not in the house of the event: RoomElsewhere."""
    if event.room is not None and event.venue is not None and event.room.venue_id != event.venue.pk:
        raise RoomElsewhere()


def refuse_unpublishable(event: Event) -> None:
    """Only no time or no title keeps an event from the agenda: NeedsTime, NeedsTitle."""
    if not event.title_nl.strip():
        raise NeedsTitle()
    if not (event.starts_at and event.ends_at):
        raise NeedsTime()


def touch(*events: Event) -> None:
    """What a public page draws has changed: it is drawn anew."""
    Event.objects.filter(pk__in=[event.pk for event in events]).update(content_version=F("content_version") + 1)
