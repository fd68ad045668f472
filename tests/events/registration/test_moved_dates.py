"""A date of a series goes to another moment or is taken out: what was said of it does not stay without a word."""

from datetime import timedelta

import pytest
from django.utils.timezone import now as clock

from events.messages.drawing import letter_of
from events.models import Absence, Event, Fact, Message, StandIn, State
from events.moments import long_date
from events.planning.actions import move_event
from events.programme.actions import change_session, remove_session
from events.registration.actions import drop_absences, take_absences_along
from tests import make
from tests.events.registration.series import WEEK, absent, sent, series

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def event():
    """At noon, far from midnight."""
    return series(starts_at=(clock() + WEEK).replace(hour=11, minute=0, second=0, microsecond=0))


@pytest.fixture
def session(event):
    """Its second meeting."""
    return event.sessions.all()[1]


@pytest.fixture
def person(event):
    """Who takes part."""
    return make.registration(event, at=clock() - WEEK)


def moved(session, by, organiser, at=None):
    return change_session(
        session=session,
        starts_at=session.starts_at + by,
        ends_at=session.ends_at + by,
        at=at or clock(),
        by=organiser,
    )


def test_on_the_same_day_it_stays_and_who_comes_instead_is_told(session, person, organiser):
    stand_in = sent(person, session)
    moved(session, HOUR, organiser)
    assert Message.objects.filter(kind="stand_in_moved", email=stand_in.email).count() == 1
    assert StandIn.objects.get() == stand_in and not Fact.objects.filter(name="absence_dropped").exists()
    change_session(session=session, title_nl="Anders", at=clock(), by=organiser)
    assert Message.objects.filter(kind="stand_in").count() == 1


def test_on_another_day_who_was_away_comes_and_who_came_instead_need_not(session, person, organiser):
    sent(person, session)
    was = session.starts_at
    moved(session, DAY, organiser)
    assert not Absence.objects.exists() and not StandIn.objects.exists()
    ended = letter_of(Message.objects.get(kind="stand_in_ended"))
    assert long_date(was) in ended.subject and long_date(was + DAY) not in ended.text
    told = letter_of(Message.objects.get(kind="absence_dropped"))
    assert f"op {long_date(was)} niet bij" in told.text and long_date(was + DAY) in told.subject
    assert Fact.objects.get(name="absence_dropped").registration == person


def test_what_was_over_or_who_left_is_told_nothing(event, session, person, organiser):
    other = make.registration(event, at=clock() - WEEK)
    sent(person, session)
    absent(other, session)
    type(other).objects.filter(pk=other.pk).update(state=State.CANCELLED)
    moved(session, DAY, organiser, at=session.ends_at + DAY)
    assert Absence.objects.count() == 2 and not Message.objects.filter(kind="stand_in_ended").exists()
    session.refresh_from_db()
    moved(session, DAY, organiser)
    assert Message.objects.get(kind="absence_dropped").registration == person


def test_a_series_that_moves_to_another_day_asks_for_all_dates_anew(event, session, person, organiser):
    sent(person, session)
    move_event(
        event=event,
        version=event.version,
        starts_at=event.starts_at + WEEK,
        ends_at=event.ends_at + WEEK,
        at=clock(),
        by=organiser,
    )
    assert not Absence.objects.exists() and Fact.objects.filter(name="absence_dropped").count() == 1
    assert Message.objects.filter(kind="stand_in_ended").count() == 1 == Message.objects.filter(kind="stand_in").count()


@pytest.mark.parametrize("is_sensitive", [False, True])
def test_of_a_series_that_moves_who_was_away_reads_all_in_one_mail(event, person, organiser, is_sensitive):
    other = make.registration(event, at=clock() - WEEK)
    first, second = event.sessions.all()[:2]
    for date in (first, second):
        absent(person, date)
    Event.objects.update(is_sensitive=is_sensitive)
    span = {"starts_at": event.starts_at + DAY, "ends_at": event.ends_at + DAY}
    move_event(event=event, version=event.version, at=clock(), by=organiser, **span)
    moves = Message.objects.filter(kind__in=("changed_event", "absence_dropped"))
    mine, of_other = letter_of(moves.get(registration=person)).text, letter_of(moves.get(registration=other)).text
    said = f"Je meldde je af voor {long_date(first.starts_at)}, {long_date(second.starts_at)}. Dat geldt niet meer."
    assert said in mine and "Je meldde je af" not in of_other


def test_a_date_that_is_taken_out_ends_who_would_come_instead(session, person, organiser):
    stand_in = sent(person, session)
    Event.objects.update(is_sensitive=True)
    remove_session(session=session, at=clock(), by=organiser)
    message = Message.objects.get(kind="stand_in_ended")
    letter = letter_of(message)
    assert message.email == stand_in.email and long_date(session.starts_at) in letter.text
    assert "Leernetwerk" not in letter.subject + letter.text


def test_the_same_moment_is_no_move(session, person, organiser):
    stand_in = sent(person, session)
    same = {"session": session, "was": session.starts_at, "at": clock(), "by": organiser}
    drop_absences(**same)
    take_absences_along(**same)
    assert StandIn.objects.get() == stand_in and Message.objects.filter(kind="stand_in").count() == 1
