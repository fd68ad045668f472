"""Moments as people read them, in the language of now: "donderdag 11 maart 2027", "9.30 uur".

On the clock of the programme (`BIJEEN_TIME_ZONE`, else Europe/Amsterdam), whatever time zone the host site has.
"""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.timezone import is_aware, now
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from events import conf

Moment = datetime | date


def ends_in_time(starts_at: datetime, ends_at: datetime) -> bool:
    """Whether the end is after the start. Python compares two moments of one zone by their clocks, which is another order
    in the nights that the clock changes; so both are taken to UTC first.
    """
    return starts_at.astimezone(UTC) < ends_at.astimezone(UTC)


def zone() -> ZoneInfo:
    """The time zone of the programme."""
    return ZoneInfo(conf.time_zone())


def local(value: Moment | None) -> Any:
    """The moment on the clock of the programme; a plain date stays what it is."""
    return value.astimezone(zone()) if isinstance(value, datetime) and is_aware(value) else value


def day_of(moment: datetime) -> date:
    """The day on which a moment is, on the clock of the programme."""
    return moment.astimezone(zone()).date()


def today() -> date:
    """The day that it is now: for pages; an action is told the moment."""
    return day_of(now())


def long_date(value: Moment | None) -> str:
    """Such as "donderdag 11 maart 2027"; nothing without a day."""
    return date_format(local(value), "l j F Y") if value else ""


def day_month(value: Moment | None) -> str:
    """Such as "11 maart"; nothing without a day."""
    return date_format(local(value), "j F") if value else ""


def full_day(value: Moment) -> str:
    """Such as "11 maart 2027"."""
    return date_format(local(value), "j F Y")


def near_day(value: Moment | None) -> str:
    """Such as "11 maart", with its year where that is not this one."""
    if not value:
        return ""
    return date_format(local(value), "j F" if local(value).year == today().year else "j F Y")


def short_day(value: Moment) -> str:
    """Such as "11 mrt", where there is little room."""
    return in_short(value, "j M")


def in_short(value: Moment, pattern: str) -> str:
    """A day or a month in short: in Dutch without a capital, in English with one."""
    said = date_format(local(value), pattern)
    return said if (get_language() or "nl").startswith("en") else said.lower()


def month_year(value: Moment) -> str:
    """Such as "maart 2027"."""
    return date_format(local(value), "F Y")


def clock(value: datetime) -> str:
    """Such as "9.30"; in English "9:30"."""
    here = local(value)
    return pgettext("hours and minutes", "{hours}.{minutes:02}").format(hours=here.hour, minutes=here.minute)


def at_clock(value: datetime) -> str:
    """Such as "9.30 uur"; in English "9:30"."""
    return pgettext("a time by itself", "{time} uur").format(time=clock(value))


def time_range(start: datetime, end: datetime | None = None) -> str:
    """Such as "9.30 tot 17.00 uur", and "9.30 uur" without an end."""
    if end is None:
        return at_clock(start)
    return _("{start} tot {end} uur").format(start=clock(start), end=clock(end))


def when(start: datetime, end: datetime | None = None) -> str:
    """Day and time in words; over more days both days are there."""
    if end is None or local(start).date() == local(end).date():
        return f"{long_date(start)}, {time_range(start, end)}"
    return _("{start} tot en met {end}").format(
        start=f"{long_date(start)}, {at_clock(start)}", end=f"{long_date(end)}, {at_clock(end)}"
    )
