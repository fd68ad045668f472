"""Who joins a series that has begun."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.attendance.actions import close_session
from events.attendance.lists import list_of
from events.checkin.actions import record_scan
from events.checkin.doors import Who, whole_door
from events.checkin.lines import Line
from events.models import Presence
from events.registration.actions import (
    register,
)
from tests import make
from tests.events.registration.series import WEEK, absent, sent, series

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    """Begins in a week."""
    return series()


@pytest.fixture
def session(event):
    """Its second meeting."""
    return event.sessions.all()[1]


@pytest.fixture
def person(event):
    """Who takes part."""
    return make.registration(event, at=clock() - WEEK)


def test_a_series_takes_people_until_its_last_meeting_unless_it_says_otherwise():
    event = series(clock() - WEEK)
    assert event.is_open(clock())
    assert not event.is_open(event.ends_at)
    event.closes_at = clock() - timedelta(days=1)
    assert not event.is_open(clock())
    single = make.event(starts_at=clock() - timedelta(hours=1))
    assert not single.is_open(clock())


def test_what_was_before_somebody_joined_is_neither_theirs_nor_missed(client):
    event = series(clock() - WEEK - timedelta(days=1))
    first, second, third = event.sessions.all()
    early = make.registration(event, at=first.starts_at - WEEK)
    late = register(event=event, person=make.person(), at=clock())
    assert [one.registration for one in list_of(first).people] == [early]
    assert {one.registration for one in list_of(third).people} == {early, late}
    close_session(session=first, at=clock(), by=None, settled=True)
    assert list(Presence.objects.values_list("registration", flat=True)) == [early.pk]
    page = client.get(reverse("bijeen_fixed:registration", args=[late.code])).content.decode()
    assert "Keer 1" not in page and "Keer 3" in page
    form = client.get(reverse("bijeen_events:registration-register", args=[event.slug])).content.decode()
    assert "Deze reeks is al begonnen." in form and "Wat je miste, telt niet als afwezig." in form


@pytest.mark.parametrize(("least", "reachable"), [(1, True), (2, True), (3, False)])
def test_who_joins_later_reads_what_is_still_within_reach(client, least, reachable):
    event = series(
        clock() - timedelta(days=1), kind="learning_network", proof_rule={"type": "n_of_m", "n": least, "m": 3}
    )
    late = register(event=event, person=make.person(), at=clock())
    page = " ".join(client.get(reverse("bijeen_fixed:registration", args=[late.code])).content.decode().split())
    assert f"minstens {least} van de 3 keer" in page and "je kunt er nog 2 keer bij zijn" in page
    assert ("haal je in deze reeks niet meer" not in page) is reachable


def test_a_door_needs_nobody_known_for_a_ticket_of_another_series(person, session):
    stand_in = sent(person, session)
    other = series()
    door = whole_door(other)
    line = Line(make.token(), "in", session.starts_at, other.sessions.first().pk, stand_in.ticket_secret)
    answer = record_scan(door=door, line=line, device=make.token(), at=session.starts_at)
    assert (answer.verdict, answer.stand_in, Who().is_known) == ("unknown_ticket", None, False)


def test_afterwards_the_page_tells_what_was_given_up_and_asks_nothing_of_what_was_before(client):
    event = series(clock() - 3 * WEEK)
    first, second, third = event.sessions.all()
    person = make.registration(event, at=first.ends_at + timedelta(hours=1))
    absent(person, second, second.starts_at - timedelta(hours=1))
    for session in (first, second, third):
        close_session(session=session, at=session.ends_at, by=None, settled=True)
    page = client.get(reverse("bijeen_fixed:registration", args=[person.code])).content.decode()
    assert "Je was afgemeld voor deze keer." in page and "We zagen je niet." in page and "Keer 1" not in page
