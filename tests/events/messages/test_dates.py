"""What mails say of a series: the date to come with its own hours and house, not the first day with the last hour."""

from datetime import datetime, timedelta

import pytest

from events.messages.actions import plan
from events.messages.drawing import letter_of
from events.models import Message, Session
from events.moments import zone
from events.planning.actions import move_event
from tests import make
from tests.events.registration.series import WEEK, series

pytestmark = pytest.mark.django_db
FIRST = datetime(2027, 3, 11, 13, tzinfo=zone())
HOUR = timedelta(hours=1)


def uneven(**fields):
    """On 11, 18 and 25 March from 13.00 until 15.00; the last one from 9.00 until 11.00, in another house."""
    event = series(starts_at=FIRST, venue=make.venue(), **fields)
    last = event.sessions.last()
    last.starts_at, last.ends_at = last.starts_at - 4 * HOUR, last.ends_at - 4 * HOUR
    last.venue = make.venue("Elders", city="Zwolle")
    last.save()
    event.ends_at = last.ends_at
    event.save()
    return event


def said(event, at, kind="confirmation", **data) -> str:
    plan(kind=kind, key=f"{kind}{at}", at=at, registration=make.registration(event), **data)
    letter = letter_of(Message.objects.get(key=f"{kind}{at}"))
    return f"{letter.subject}\n{letter.text}"


def test_a_mail_names_the_date_to_come_with_its_own_hours_and_house():
    event = uneven()
    before, between, after = (said(event, at) for at in (FIRST - WEEK, FIRST + 10 * HOUR, FIRST + 2 * WEEK))
    assert "donderdag 11 maart 2027, 13.00 tot 15.00 uur" in before and "Het Huis" in before
    assert "donderdag 18 maart 2027, 13.00 tot 15.00 uur" in between
    assert "donderdag 25 maart 2027, 9.00 tot 11.00 uur" in after and "Elders, Zwolle" in after
    assert "Het Huis" not in after


def test_a_mail_after_the_last_date_or_of_one_date_names_that_one():
    event = uneven()
    second = event.sessions.all()[1]
    assert "donderdag 25 maart 2027, 9.00 tot 11.00 uur" in said(event, FIRST + 4 * WEEK)
    assert "donderdag 18 maart 2027, 13.00 tot 15.00 uur" in said(event, FIRST - WEEK, session=second.pk)


def test_subject_and_body_of_a_sensitive_series_name_the_same_day():
    words = said(uneven(is_sensitive=True), FIRST + 10 * HOUR)
    assert words.count("18 maart") == 2 and "van 13.00 tot 15.00 uur" in words and "11 maart" not in words


def test_of_a_series_that_moved_the_whole_of_it_is_told_before_and_after():
    event = uneven()
    make.registration(event)
    move_event(event=event, version=1, starts_at=FIRST + WEEK, at=FIRST - WEEK, by=None)
    words = letter_of(Message.objects.get(kind="changed_event")).text
    assert "donderdag 11 maart 2027, 13.00 uur tot en met donderdag 25 maart 2027, 11.00 uur, " in words
    assert "Wordt: donderdag 18 maart 2027, 13.00 uur tot en met donderdag 1 april 2027, 11.00 uur, Het Huis" in words


@pytest.mark.parametrize("dates", [1, 3])
def test_a_letter_of_a_series_costs_the_same_however_many_dates_it_has(dates, django_assert_num_queries):
    event = series(starts_at=FIRST)
    Session.objects.filter(pk__in=[row.pk for row in event.sessions.all()[dates:]]).delete()
    plan(kind="confirmation", key="one", at=FIRST - WEEK, registration=make.registration(event))
    message = Message.objects.select_related("registration__event__venue", "event__venue").get()
    with django_assert_num_queries(2):  # choices, dates
        letter_of(message)
