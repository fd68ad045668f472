"""Make an event, with everything that its kind says by itself."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from events.extend import PLAIN, kinds
from events.facts import announce
from events.models import Event, ProgrammeLine, Role, SeatPool, Session, Shape, Visibility
from events.moments import ends_in_time
from events.places.actions import Unsaid, set_places
from events.places.pools import open_pools
from events.planning.facts import event_made
from events.planning.refusals import EndsBeforeStart
from events.planning.slugs import save_under


@transaction.atomic
def make_event(
    *,
    kind: str,
    title_nl: str,
    at: datetime,
    by: Any,
    places: int | None = None,
    online_places: int | None = None,
    other_lines: Iterable[ProgrammeLine] = (),
    **fields: Any,
) -> Event:
    """Make an event as a draft. What is not said comes from its kind. Announces `event_made`.

    `by` organises it from now on. `places` and `online_places` are numbers of people; a single meeting gets its one session.
    `other_lines` are lines of the programme beside its own.

    Refuses: EndsBeforeStart.
    """
    defaults = kinds.get(kind) or PLAIN
    values: dict[str, Any] = {
        "shape": defaults.shape,
        "mode": defaults.mode,
        "way_in": defaults.way_in,
        "visibility": defaults.visibility,
        "is_sensitive": defaults.is_sensitive,
        "asks_motive": defaults.way_in == "request",
        **fields,
    }
    values["is_sensitive"] = values["is_sensitive"] or values["visibility"] == Visibility.CONFIDENTIAL
    refuse_wrong_times(values.get("starts_at"), values.get("ends_at"))
    event = Event(kind=kind, title_nl=title_nl, slug=values.pop("slug", ""), made_by=by, **values)
    save_under(event)
    open_pools(event.pk)
    event.other_lines.set(other_lines)
    if by is not None:
        Role.objects.create(user=by, name=Role.Name.ORGANISER, event=event)
    keep_single_session(event)
    set_event_places(event, places, online_places, at, by)
    announce(event_made, event=event, at=at, by=by)
    return event


def refuse_wrong_times(starts_at: datetime | None, ends_at: datetime | None) -> None:
    """Refuse an end that is not after the start: EndsBeforeStart."""
    if starts_at and ends_at and not ends_in_time(starts_at, ends_at):
        raise EndsBeforeStart()


def keep_single_session(event: Event) -> None:
    """The one session of a single meeting stands where and when the meeting does."""
    if event.shape != Shape.SINGLE or not (event.starts_at and event.ends_at):
        return
    values = {
        "starts_at": event.starts_at,
        "ends_at": event.ends_at,
        "room": event.room,
        "venue": event.venue,
        "net_minutes": event.net_minutes,
        "is_online": event.mode == "online",
    }
    if not event.sessions.update(**values):
        Session.objects.create(event=event, type=Session.Type.MEETING, **values)


def set_event_places(
    event: Event, places: int | Unsaid | None, online_places: int | Unsaid | None, at: datetime, by: Any
) -> None:
    """Set how many fit on site and online, where that is said and other than before; what is on top of it stays."""
    wanted = {"online" if event.mode == "online" else "on_site": places}
    if event.mode == "hybrid":
        wanted["online"] = online_places
    rows = {pool.mode: pool for pool in SeatPool.rows.filter(event=event, session=None)}
    for mode, capacity in wanted.items():
        if isinstance(capacity, Unsaid) or capacity == rows[mode].capacity:
            continue
        overbooked = 0 if event.is_sensitive else rows[mode].overbooked
        set_places(event=event, mode=mode, capacity=capacity, overbooked=overbooked, at=at, by=by)
