"""Where the year lies around today: shifted by whole weeks, so that a Tuesday stays a Tuesday.

The whole year moves by one number of weeks, such that the anchor (the conference) is some weeks ahead; of the numbers in
`AHEAD` the first is taken that keeps it out of the last week of December. School holidays and other days to avoid are of the
real calendar and stay where they are; a later year has them on the same days. A few activities move by more weeks (`LATER`), so that today has just behind it a meeting with a waiting list, and before it
one that is full, one that was moved and one that is vertrouwelijk.

One small meeting (`TODAY`) is placed on the day itself, whatever day of the week that is, so that a trainer and a door
always have something to do. A year in a title goes along with the activity.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.timezone import get_default_timezone

from demo.reading import Row

ANCHOR = "act-23"
AHEAD = (5, 6, 4, 7)
LATER = {"act-11": 24, "act-15": 6, "act-16": 20, "act-18": 20, "act-19": 23}
TODAY = "act-13"
WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Shift:
    """By how much an activity, or the year, lies later than in the file."""

    by: timedelta

    def day(self, written: str) -> date:
        """The day on which a written day falls."""
        return date.fromisoformat(written) + self.by

    def moment(self, day: str, clock: str) -> datetime:
        """A day and a time of the file, on the clock of the Netherlands."""
        return datetime.combine(self.day(day), time.fromisoformat(clock), get_default_timezone())

    def years(self, day: str) -> int:
        """How many years later a written day falls."""
        return self.day(day).year - date.fromisoformat(day).year

    def title(self, title: str, day: str) -> str:
        """A title with its year gone along."""
        return re.sub(r"\b20\d\d\b", lambda found: str(int(found.group()) + self.years(day)), title)


def of_year(year: Row, today: date) -> Shift:
    """The shift of the whole year."""
    written = next((row["date"] for row in year["activities"] if row["id"] == ANCHOR), None)
    anchor = date.fromisoformat(written or min(row["date"] for row in year["activities"]))
    monday, week = today - timedelta(days=today.weekday()), anchor - timedelta(days=anchor.weekday())
    shifts = [monday + ahead * WEEK - week for ahead in AHEAD]
    return Shift(next(by for by in shifts if not _is_year_end(anchor + by)))


def of_activity(row: Row, year: Shift, today: date) -> Shift:
    """The shift of one activity."""
    if row["id"] == TODAY:
        return Shift(today - date.fromisoformat(row["date"]))
    return Shift(year.by + LATER.get(row["id"], 0) * WEEK)


def _is_year_end(day: date) -> bool:
    return (day.month, day.day) >= (12, 22) or (day.month, day.day) <= (1, 3)
