"""Working days: Monday to Friday, but for the public holidays of the Netherlands (Algemene termijnenwet, article 3)."""

from datetime import date, timedelta

ONE = timedelta(days=1)


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holidays(year: int) -> set[date]:
    """The days on which offices are closed, with Liberation Day once in five years."""
    first = easter(year)
    king = date(year, 4, 27) if date(year, 4, 27).weekday() != 6 else date(year, 4, 26)
    fixed = {date(year, 1, 1), king, date(year, 12, 25), date(year, 12, 26)}
    moving = {first + timedelta(days=days) for days in (-2, 1, 39, 50)}  # Good Friday to Whit Monday
    return fixed | moving | ({date(year, 5, 5)} if year % 5 == 0 else set())


def working_day_after(day: date, number: int) -> date:
    """The so-manieth working day after a day."""
    while number:
        day += ONE
        number -= is_working_day(day)
    return day


def is_working_day(day: date) -> bool:
    """Whether offices are open on a day."""
    return day.weekday() < 5 and day not in holidays(day.year)
