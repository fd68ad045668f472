"""The year lies around any day."""

from datetime import date, timedelta

import pytest

from demo import shift
from demo.play import PROGRAMME
from demo.reading import read

YEAR = read(PROGRAMME)
WEEK = timedelta(weeks=1)
DAYS = [date(2026, 11, 23) + timedelta(days=number) for number in range(0, 900, 13)]


def days(today: date) -> dict[str, date]:
    whole = shift.of_year(YEAR, today)
    return {row["id"]: shift.of_activity(row, whole, today).day(row["date"]) for row in YEAR["activities"]}


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_day_has_a_past_a_today_and_a_future(today):
    on = days(today)
    assert on["act-13"] == today
    assert 4 * WEEK < on["act-23"] - today < 8 * WEEK
    assert (on["act-23"].month, on["act-23"].day) not in [(12, 25), (12, 26), (12, 31), (1, 1)]
    assert timedelta() < today - on["act-15"] < 4 * WEEK
    for key in ("act-16", "act-18", "act-19", "act-21"):
        assert on[key] > today, key


def test_only_whole_weeks_are_added():
    on = days(date(2027, 2, 24))
    for row in YEAR["activities"]:
        if row["id"] != "act-13":
            assert on[row["id"]].weekday() == date.fromisoformat(row["date"]).weekday()


def test_a_year_in_a_title_goes_along():
    by = shift.Shift(timedelta(weeks=52))
    assert by.title("Jaarplan 2028 en 12 mensen", "2027-09-07") == "Jaarplan 2029 en 12 mensen"
