"""The time zone of the programme as a VTIMEZONE (RFC 5545, 3.6.5): rules that hold from year to year, not a list of days.

An observance begins at the time that a clock on the wall shows just before it: summer at 2.00 (+0100), winter at 3.00
(+0200). A zone whose rule is no weekday of a month has its days written out.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

FIRST, LAST = 2010, 2037  # no meeting of ours is before; the rules are tried until then
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class Change:
    """One change of the clock: what the wall showed just before, and the offsets on both sides."""

    wall: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


@lru_cache(maxsize=8)
def vtimezone(key: str) -> str:
    """The component as text; nothing for UTC, of which moments say so themselves."""
    zone = ZoneInfo(key)
    if key in ("UTC", "Etc/UTC"):
        return ""
    made = Timezone()
    made.add("tzid", key)
    groups: dict[tuple, list[Change]] = {}
    for change in _changes(zone):
        groups.setdefault((change.is_summer, change.name, change.before, change.after), []).append(change)
    for changes in groups.values() or [[_always(zone)]]:
        made.add_component(_observance(changes))
    return made.to_ical().decode()


def _changes(zone: ZoneInfo) -> Iterator[Change]:
    day, end = datetime(FIRST, 1, 1, tzinfo=UTC), datetime(LAST, 12, 31, tzinfo=UTC)
    while day < end:
        if _offset(day, zone) != _offset(day + timedelta(days=1), zone):
            yield _change_on(day, zone)
        day += timedelta(days=1)


def _change_on(day: datetime, zone: ZoneInfo) -> Change:
    """The change in the day that begins at this moment, to the minute."""
    before, low, high = _offset(day, zone), 0, 24 * 60
    while high - low > 1:
        middle = (low + high) // 2
        is_before = _offset(day + timedelta(minutes=middle), zone) == before
        low, high = (middle, high) if is_before else (low, middle)
    there = (day + timedelta(minutes=high)).astimezone(zone)
    wall = (day + timedelta(minutes=high) + before).replace(tzinfo=None)
    return Change(wall, before, there.utcoffset() or timedelta(), there.tzname() or "", bool(there.dst()))


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _always(zone: ZoneInfo) -> Change:
    """A zone that never changes its clock."""
    there = datetime(FIRST, 1, 1, tzinfo=zone)
    offset = there.utcoffset() or timedelta()
    return Change(there.replace(tzinfo=None), offset, offset, there.tzname() or "", False)


def _observance(changes: list[Change]) -> TimezoneDaylight | TimezoneStandard:
    first = changes[0]
    made = TimezoneDaylight() if first.is_summer else TimezoneStandard()
    made.add("dtstart", first.wall)
    made.add("tzname", first.name)
    made.add("tzoffsetfrom", first.before)
    made.add("tzoffsetto", first.after)
    if rule := _rule(changes):
        made.add("rrule", rule)
    elif changes[1:]:
        made.add("rdate", [change.wall for change in changes[1:]])
    return made


def _rule(changes: list[Change]) -> vRecur | None:
    """Such as "the last Sunday of March", where every year of them goes by it."""
    walls = [change.wall for change in changes]
    if [wall.year for wall in walls] != list(range(FIRST, LAST + 1)):
        return None
    if len({(wall.month, wall.weekday(), wall.time()) for wall in walls}) > 1:
        return None
    weeks = {(wall.day - 1) // 7 + 1 for wall in walls}
    is_last = all(wall.day + 7 > monthrange(wall.year, wall.month)[1] for wall in walls)
    if len(weeks) > 1 and not is_last:
        return None
    which = -1 if is_last else weeks.pop()
    return vRecur(freq="YEARLY", bymonth=walls[0].month, byday=f"{which}{DAYS[walls[0].weekday()]}")
