"""Until when somebody may say yes to a place: long enough to read a mail, and never in the night or at a weekend.

Two days, or four hours in the last two days before it begins. A term ends between 9 and 20 o'clock on a working day, and never
on the day itself: then there is none, and the organiser calls who is next.
"""

from datetime import UTC, date, datetime, time, timedelta

from events.moments import day_of, local, zone
from events.working_days import ONE, is_working_day

USUAL, LATE = timedelta(hours=48), timedelta(hours=4)
LAST_DAYS = timedelta(days=2)
OPENS, SHUTS = time(9), time(20)


def term_ends(starts_at: datetime, at: datetime) -> datetime | None:
    """The end of a term that begins at `at`, for what begins at `starts_at`; None when no term fits any more.

    What would end outside working hours ends when these begin again, or, when that is the day itself, when they last
    ended, as long as four hours are left.
    """
    ends = at + (USUAL if starts_at - at > LAST_DAYS else LATE)
    day = day_of(starts_at)
    later = _in_hours(ends, forward=True)
    if day_of(later) < day:
        return later
    earlier = _in_hours(min(ends, _clock(day - ONE, SHUTS)), forward=False)
    return earlier if earlier - at >= LATE else None


def remind_at(offered_at: datetime, expires_at: datetime) -> datetime:
    """When who said nothing yet is reminded: halfway, in working hours; before a night or a weekend rather than at the end."""
    halfway = offered_at + (expires_at - offered_at) / 2
    after, before = _in_hours(halfway, forward=True), _in_hours(halfway, forward=False)
    if after < expires_at:
        return after
    return before if before > offered_at else halfway


def by_day(at: datetime) -> bool:
    """Whether people read their mail now, on whatever day."""
    return OPENS <= local(at).time() < SHUTS


def ends_by_day(at: datetime) -> datetime:
    """This moment when it is in working hours, else when these begin again."""
    return _in_hours(at, forward=True)


def _in_hours(moment: datetime, *, forward: bool) -> datetime:
    """The moment itself in working hours, else the next or the last one in them."""
    here = local(moment)
    day, clock = here.date(), here.time()
    if is_working_day(day) and OPENS <= clock <= SHUTS:
        return moment
    if forward:
        day += ONE if clock > SHUTS else timedelta(0)
        while not is_working_day(day):
            day += ONE
        return _clock(day, OPENS)
    day -= ONE if clock < OPENS else timedelta(0)
    while not is_working_day(day):
        day -= ONE
    return _clock(day, SHUTS)


def _clock(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=zone()).astimezone(UTC)
