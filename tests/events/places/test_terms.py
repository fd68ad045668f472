"""Until when somebody may answer: two days, four hours in the last two; never in the night, at a weekend or on the day."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.moments import day_of, local
from events.places.terms import LATE, remind_at, term_ends
from events.working_days import is_working_day

HERE = ZoneInfo("Europe/Amsterdam")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HERE).astimezone(UTC)


@pytest.mark.parametrize(
    ("offered", "starts", "ends"),
    [
        ("2027-03-01 10:00", "2027-03-25 09:30", "2027-03-03 10:00"),  # Monday: two days
        ("2027-03-01 23:30", "2027-03-25 09:30", "2027-03-04 09:00"),  # in the night: when work begins
        ("2027-03-02 05:00", "2027-03-25 09:30", "2027-03-04 09:00"),
        ("2027-03-04 12:00", "2027-03-25 09:30", "2027-03-08 09:00"),  # Saturday: on Monday
        ("2027-03-24 12:00", "2027-04-13 09:30", "2027-03-30 09:00"),  # Good Friday, Easter Monday: on Tuesday
        ("2027-03-09 10:00", "2027-03-11 09:30", "2027-03-09 14:00"),  # the last two days: four hours
        ("2027-03-09 19:00", "2027-03-11 09:30", "2027-03-10 09:00"),
        ("2027-03-11 12:00", "2027-03-15 09:30", "2027-03-12 20:00"),  # would be the Monday itself: on Friday evening
        ("2027-03-27 10:00", "2027-04-22 09:30", "2027-03-30 09:00"),  # over the night of summer time
    ],
)
def test_it_ends_when_people_read_mail(offered, starts, ends):
    assert local(term_ends(moment(starts), moment(offered))) == local(moment(ends))


@pytest.mark.parametrize(
    ("offered", "starts"),
    [
        ("2027-03-11 07:00", "2027-03-11 09:30"),  # on the day
        ("2027-03-10 18:00", "2027-03-11 09:30"),  # too late in the evening before
        ("2027-03-13 10:00", "2027-03-15 09:30"),  # a Monday, from Saturday on
        ("2027-03-12 17:00", "2027-03-15 09:30"),  # a Monday, less than four hours before Friday evening
    ],
)
def test_there_is_none_when_it_would_end_on_the_day_itself(offered, starts):
    assert term_ends(moment(starts), moment(offered)) is None


@given(st.datetimes(datetime(2026, 1, 1), datetime(2029, 12, 31)), st.integers(0, 60 * 24 * 40))
def test_it_never_ends_in_the_night_at_a_weekend_or_on_the_day(offered, minutes):
    at = offered.replace(tzinfo=UTC)
    starts_at = at + timedelta(minutes=minutes)
    ends = term_ends(starts_at, at)
    if ends is None:
        return
    assert is_working_day(day_of(ends)) and 9 <= local(ends).hour <= 20
    assert day_of(ends) < day_of(starts_at)
    assert ends - at >= LATE
    assert at < remind_at(at, ends) < ends


def test_who_has_a_weekend_to_think_is_reminded_before_it():
    offered, ends = moment("2027-03-04 12:00"), moment("2027-03-08 09:00")  # a Thursday, the Monday after
    assert local(remind_at(offered, ends)) == local(moment("2027-03-05 20:00"))
