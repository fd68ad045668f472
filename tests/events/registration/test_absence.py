"""One date of a series: not there this time, and coming after all."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.attendance.actions import close_session
from events.attendance.lists import list_of
from events.checkin.actions import record_scan
from events.checkin.doors import whole_door
from events.checkin.lines import Line
from events.checkin.queries import crowd_at
from events.messages.drawing import mail_of
from events.models import Absence, Event, Fact, Message, Presence, Session, StandIn
from events.registration.actions import (
    cancel_registration,
    undo_absence,
)
from events.registration.refusals import EventOver, NoSuchMeeting, NotInThisState
from tests import make
from tests.events.registration.series import COLLEAGUE, WEEK, absent, entries, own, sent, series

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


def test_an_absence_is_reported_once_and_the_place_stays(person, session):
    assert absent(person, session) == absent(person, session)
    person.refresh_from_db()
    assert (person.state, person.sequence, Absence.objects.count()) == ("confirmed", 1, 1)
    assert Fact.objects.get(name="absence_reported").session == session
    assert Message.objects.filter(kind="absence_reported").count() == 1


def test_that_date_leaves_the_own_calendar_and_comes_back(person, session):
    absent(person, session)
    person.refresh_from_db()
    found = entries(person)
    assert [status for status, *_rest in found.values()] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    mail = mail_of(Message.objects.get(kind="absence_reported"))
    part = str(mail.attachments[0]).replace("\r\n ", "")
    assert 'method="CANCEL"' in part
    undo_absence(registration=person, session=session, at=clock())
    person = type(person).objects.get(pk=person.pk)
    assert {status for status, *_rest in entries(person).values()} == {"CONFIRMED"}
    one = entries(person, only=session)
    assert list(one.values()) == [("CONFIRMED", 2, "REQUEST")]
    assert list(one) == [f"registration-{person.pk}-{session.pk}"]
    assert Fact.objects.filter(name="absence_undone").exists() and not Absence.objects.exists()


def test_only_a_coming_meeting_of_ones_own_series_can_be_missed(event, person, session):
    with pytest.raises(NoSuchMeeting):
        absent(person, session, session.starts_at)
    with pytest.raises(NoSuchMeeting):
        absent(person, make.event(starts_at=clock() + WEEK).sessions.get())
    with pytest.raises(NoSuchMeeting):
        absent(make.registration(event, state="waiting"), session)
    single = make.event(starts_at=clock() + WEEK)
    with pytest.raises(NoSuchMeeting):
        absent(make.registration(single), single.sessions.get())
    cancel_registration(registration=person, at=clock())
    with pytest.raises(NotInThisState):
        absent(person, session)
    Event.objects.update(status="cancelled")
    with pytest.raises(EventOver):
        absent(make.registration(event), session)


def test_closing_makes_it_excused_unless_the_door_saw_them(event, person, session):
    other = make.registration(event, at=clock() - WEEK)
    for who in (person, other):
        absent(who, session)
    door = whole_door(event)
    line = Line(make.token(), "in", session.starts_at, session.pk, other.ticket_secret)
    assert record_scan(door=door, line=line, device=make.token(), at=session.starts_at).verdict == "welcome"
    found = list_of(session)
    assert (found.expected, found.present) == (0, 1)
    close_session(session=session, at=session.ends_at, by=None, settled=True)
    states = dict(Presence.objects.filter(session=session).values_list("registration", "state"))
    assert states == {person.pk: "excused", other.pk: "present"}


def test_the_list_costs_the_same_for_one_and_for_three(event, session, django_assert_num_queries):
    for expected in (1, 3):
        while event.registrations.count() < expected:
            sent(
                make.registration(event, at=clock() - WEEK),
                session,
                email=f"c{event.registrations.count()}@example.org",
            )
        shown = Session.objects.select_related("event").get(pk=session.pk)
        with django_assert_num_queries(8):
            list_of(shown)


def test_the_door_shows_who_is_not_coming_and_who_comes_instead(event, person, session):
    sent(person, session)
    door = whole_door(event)
    crowd = crowd_at(door, door.sessions[session.pk])
    assert [(one.name, one.state) for one in crowd.people] == [
        ("Piet Bos", "Komt voor een collega"),
        (person.full_name, "Afgemeld voor deze keer"),
    ]
    assert (crowd.inside, crowd.expected) == (0, 1)
    assert [one.name for one in crowd_at(door, door.sessions[session.pk], "bos").people] == ["Piet Bos"]


def test_on_the_own_page_each_coming_date_can_be_given_up(client, person, session):
    page = client.get(reverse("bijeen_fixed:registration", args=[person.code])).content.decode()
    assert page.count("Ik kan niet") == 3 and own(person, session) in page
    assert "Ik kan er deze keer niet bij zijn" in client.get(own(person, session)).content.decode()
    assert not Absence.objects.exists()
    after = client.post(own(person, session), {"do": "report"}, follow=True).content.decode()
    assert "Je bent er deze keer niet bij" in after and "Komt er een collega in jouw plaats?" in after
    client.post(own(person, session), {"do": "undo"})
    assert not Absence.objects.exists()


def test_a_colleague_is_named_on_the_page_and_what_is_wrong_stands_beside_it(client, event, person, session):
    absent(person, session)
    wrong = client.post(own(person, session), {"do": "send", "first_name": "Piet", "email": "piet@"})
    assert wrong.status_code == 422 and "Piet" in wrong.content.decode()
    make.registration(event, email="zelf@example.org")
    taken = client.post(own(person, session), {"do": "send", "first_name": "Zelf", "email": "zelf@example.org"})
    assert taken.status_code == 422 and "Deze collega doet zelf al mee" in taken.content.decode()
    client.post(own(person, session), {"do": "send", **COLLEAGUE})
    assert "Piet Bos komt in jouw plaats" in client.get(own(person, session)).content.decode()
    client.post(own(person, session), {"do": "withdraw"})
    assert not StandIn.objects.exists()


def test_what_has_begun_or_is_no_date_of_mine_changes_nothing(client, person, session):
    assert client.post(own(person, session), {"do": "iets"}).status_code == 404
    other = make.event(starts_at=clock() + WEEK).sessions.get()
    assert client.get(own(person, other)).status_code == 404
    Session.objects.filter(pk=session.pk).update(starts_at=clock() - timedelta(hours=1))
    assert "al begonnen of geweest" in client.get(own(person, session)).content.decode()
    assert client.post(own(person, session), {"do": "report"}).status_code == 409


def test_a_colleague_filled_in_too_late_reads_why(client, person, session):
    absent(person, session)
    Session.objects.filter(pk=session.pk).update(starts_at=clock() - timedelta(hours=1))
    for sent_late in (COLLEAGUE, {**COLLEAGUE, "email": "piet@"}):
        late = client.post(own(person, session), {"do": "send", **sent_late})
        assert late.status_code == 409 and str(NoSuchMeeting()) in late.content.decode()
    assert not StandIn.objects.exists()


def test_who_has_no_place_is_led_to_the_own_page(client, event, session):
    waits = make.registration(event, state="waiting")
    assert client.get(own(waits, session)).url == reverse("bijeen_fixed:registration", args=[waits.code])
