"""When and where somebody goes next: of a series its coming meeting, of anything else the event itself."""

from dataclasses import dataclass
from datetime import datetime

from events.models import Event, Room, Session, Shape, Venue
from events.registration.queries import sessions_of


@dataclass(frozen=True)
class Coming:
    """The next time that people meet; after the last one it is the last."""

    starts_at: datetime | None
    ends_at: datetime | None
    venue: Venue | None
    room: Room | None


def meetings_of(event: Event) -> list[Session]:
    """The meetings of a series in order; nothing for another shape."""
    return list(sessions_of(event)) if event.shape == Shape.SERIES else []


def coming_of(event: Event, meetings: list[Session], at: datetime) -> Coming:
    """The first of the meetings that is not over at `at`, in its own house and room."""
    if not meetings:
        return Coming(event.starts_at, event.ends_at, event.venue, event.room)
    session = next((row for row in meetings if row.ends_at >= at), meetings[-1])
    venue = session.venue or event.venue
    return Coming(
        session.starts_at, session.ends_at, venue, session.room or (event.room if venue == event.venue else None)
    )


def starts_of(events: list[Event], at: datetime) -> dict[int, datetime | None]:
    """When each begins: of a series the next meeting that is not over, else the event itself."""
    starts = {event.pk: event.starts_at for event in events}
    series = [event.pk for event in events if event.shape == Shape.SERIES]
    if not series:
        return starts
    rows = Session.objects.filter(event__in=series, ends_at__gt=at).order_by("-starts_at")
    return starts | dict(rows.values_list("event_id", "starts_at"))
