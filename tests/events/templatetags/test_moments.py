"""Days and hours as people read them."""

from datetime import UTC, date, datetime

import pytest
from django.template import engines
from django.utils.translation import override

from tests.events.templatetags.loading import loaded

START = datetime(2027, 3, 11, 8, 30, tzinfo=UTC)
END = datetime(2027, 3, 11, 16, 0, tzinfo=UTC)


def shown(source: str, language: str = "nl", **context: object) -> str:
    with override(language):
        return engines["django"].from_string(loaded(source)).render({"start": START, "end": END, **context})


@pytest.mark.parametrize(
    ("source", "nl", "en"),
    [
        ("{{ start|long_date }}", "donderdag 11 maart 2027", "Thursday 11 March 2027"),
        ("{{ start|day_month }}", "11 maart", "11 March"),
        ("{{ start|month_year }}", "maart 2027", "March 2027"),
        ("{{ start|clock }}", "9.30", "9:30"),
        ("{{ start|at_clock }}", "9.30 uur", "9:30"),
        ("{{ start|time_range:end }}", "9.30 tot 17.00 uur", "9:30 to 17:00"),
        ("{{ start|time_range }}", "9.30 uur", "9:30"),
        (
            "{{ start|when:end }}",
            "donderdag 11 maart 2027, 9.30 tot 17.00 uur",
            "Thursday 11 March 2027, 9:30 to 17:00",
        ),
    ],
)
def test_it_says_days_and_hours_in_both_languages(source, nl, en):
    assert shown(source) == nl
    assert shown(source, "en") == en


def test_it_says_nothing_for_no_moment():
    assert shown("{{ none|long_date }}{{ none|time_range:none }}{{ none|clock }}", none=None) == ""


def test_the_clock_is_that_of_the_netherlands_on_both_sides_of_the_last_sunday_of_march():
    before, after = datetime(2027, 3, 28, 0, 59, tzinfo=UTC), datetime(2027, 3, 28, 1, 0, tzinfo=UTC)
    assert shown("{{ before|clock }} {{ after|clock }}", before=before, after=after) == "1.59 3.00"


def test_the_day_is_that_of_the_netherlands_just_after_midnight():
    assert shown("{{ night|long_date }}", night=datetime(2027, 3, 10, 23, 30, tzinfo=UTC)) == "donderdag 11 maart 2027"


def test_two_days_are_both_said():
    late = datetime(2027, 3, 12, 15, 0, tzinfo=UTC)
    expected = "donderdag 11 maart 2027, 9.30 uur tot en met vrijdag 12 maart 2027, 16.00 uur"
    assert shown("{{ start|when:late }}", late=late) == expected


def test_a_plain_date_is_a_day_too():
    assert shown("{{ day|long_date }}", day=date(2027, 3, 11)) == "donderdag 11 maart 2027"


def test_the_pill_has_the_day_in_short_and_the_colour_of_the_kind():
    pill = shown('{% date_pill start "leaf" %}')
    expected = '<time class="b-date b-conf" datetime="2027-03-11"><span>do</span> <b>11</b> <span>mrt</span></time>'
    assert pill == expected
    assert "<span>Thu</span> <b>11</b> <span>Mar</span>" in shown('{% date_pill start "leaf" %}', "en")


def test_the_pill_is_grey_when_it_is_over():
    assert 'class="b-date b-past"' in shown('{% date_pill start "sky" True %}')
