"""Make an event, with everything that its kind says by itself."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from events.extend import PLAIN, kinds
from events.facts import announce
from events.models import Event, ProgrammeLine, Role, Session, Shape, Visibility
from events.places.actions import set_places
from events.planning.facts import event_made
from events.planning.refusals import EndsBeforeStart
from events.planning.slugs import new_slug


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
    slug = values.pop("slug", "") or new_slug(title_nl, values["visibility"])
    event = Event.objects.create(kind=kind, title_nl=title_nl, slug=slug, made_by=by, **values)
    event.other_lines.set(other_lines)
    if by is not None:
        Role.objects.create(user=by, name=Role.Name.ORGANISER, event=event)
    keep_single_session(event)
    set_event_places(event, places, online_places, at, by)
    announce(event_made, event=event, at=at, by=by)
    return event


def refuse_wrong_times(starts_at: datetime | None, ends_at: datetime | None) -> None:
    """Refuse an end that is not after the start: EndsBeforeStart."""
    if starts_at and ends_at and ends_at <= starts_at:
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


def set_event_places(event: Event, places: int | None, online_places: int | None, at: datetime, by: Any) -> None:
    """Set how many fit on site and online, where that is said."""
    on_site = "online" if event.mode == "online" else "on_site"
    if places is not None:
        set_places(event=event, mode=on_site, capacity=places, at=at, by=by)
    if online_places is not None and event.mode == "hybrid":
        set_places(event=event, mode="online", capacity=online_places, at=at, by=by)
