"""What hangs on the day of an event goes along with it, on the clock on the wall: 9.30 stays 9.30 across a change of hour."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from events.checkin.actions import take_links_along
from events.models import Event, Session
from events.moments import local, zone

WINDOW = ("doors_open_at", "closes_at", "choices_until", "needs_until")


def on_the_wall(was: datetime, becomes: datetime) -> timedelta:
    """How much later a clock on the wall says it is."""
    return local(becomes).replace(tzinfo=None) - local(was).replace(tzinfo=None)


def shifted(moment: datetime, by: timedelta) -> datetime:
    """A moment so much later on the clock on the wall."""
    return (local(moment).replace(tzinfo=None) + by).replace(tzinfo=zone()).astimezone(UTC)


def both_shifted(row: Any, by: timedelta) -> tuple[datetime, datetime]:
    """Start and end of something; in the night that loses an hour it keeps its length."""
    starts_at, ends_at = shifted(row.starts_at, by), shifted(row.ends_at, by)
    return starts_at, ends_at if ends_at > starts_at else starts_at + (row.ends_at - row.starts_at)


def take_along(event: Event, by: timedelta, window: Iterable[str] = WINDOW) -> dict[int, tuple[datetime, datetime]]:
    """Programme, doors with their links, and registration window of an event go along; the caller saves the event itself.

    Gives by session (its key) when it was to begin and end.
    """
    for name in window:
        moment = getattr(event, name)
        if moment:
            setattr(event, name, shifted(moment, by))
    rows: list[Any] = [*event.rounds.all(), *event.sessions.all()]
    was = {row.pk: (row.starts_at, row.ends_at) for row in rows if isinstance(row, Session)}
    for row in rows:
        row.starts_at, row.ends_at = both_shifted(row, by)
        if isinstance(row, Session):
            row.sequence += 1
        row.save()
    take_links_along(event=event, was={pk: starts_at for pk, (starts_at, _ends_at) in was.items()})
    return was
