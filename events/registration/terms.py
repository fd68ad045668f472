"""How long somebody has to answer: never until a moment in the night or the weekend."""

from datetime import datetime, timedelta

from events.moments import local

BY_DAY = range(9, 18)


def by_day(at: datetime) -> bool:
    """Whether people read their mail now."""
    return local(at).hour in BY_DAY


def ends_by_day(at: datetime) -> datetime:
    """This moment, or the first whole hour after it that is on a working day."""
    while local(at).weekday() > 4 or not by_day(at):
        at = (at + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
    return at
