"""When and where somebody goes next: of a series its coming meeting, of anything else the event itself."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from events.models import Absence, Event, Registration, Room, Session, Shape, Venue
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


def link_is_near(starts_at: datetime | None, at: datetime) -> bool:
    """Whether who takes part online sees the link by now: from a day before."""
    return starts_at is not None and starts_at - at < timedelta(days=1)


def starts_of(events: list[Event], at: datetime) -> dict[int, datetime | None]:
    """When each begins: of a series the next meeting that is not over, else the event itself."""
    starts = {event.pk: event.starts_at for event in events}
    series = [event.pk for event in events if event.shape == Shape.SERIES]
    if not series:
        return starts
    rows = Session.objects.filter(event__in=series, ends_at__gt=at).order_by("-starts_at")
    return starts | dict(rows.values_list("event_id", "starts_at"))


@dataclass(frozen=True)
class OwnDate:
    """One date of a series as one person has it."""

    session: Session
    is_absent: bool = False
    may_change: bool = False


def dates_of(registration: Registration, meetings: list[Session], at: datetime) -> list[OwnDate]:
    """The dates of a series since somebody joined; what was before that is not theirs. One query, and none of another shape."""
    if not meetings:
        return []
    absent = set(Absence.objects.filter(registration=registration).values_list("session_id", flat=True))
    since = registration.state_at if registration.holds_a_place else registration.registered_at
    return [
        OwnDate(row, row.pk in absent, registration.holds_a_place and row.starts_at > at)
        for row in meetings
        if row.ends_at > since
    ]


def joins_at(event: Event, at: datetime) -> datetime | None:
    """Of a series that has begun: the meeting from which somebody joins who registers now; None elsewhere."""
    if event.shape != Shape.SERIES or event.starts_at is None or event.starts_at > at:
        return None
    return starts_of([event], at)[event.pk]
