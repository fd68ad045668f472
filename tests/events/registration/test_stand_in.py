"""A colleague who comes instead, once: the ticket, the door, the trainer's list, and what is told."""

from datetime import timedelta
from functools import partial

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events import moments
from events.attendance.actions import close_session, set_presence
from events.attendance.lists import list_of
from events.checkin.actions import record_scan
from events.checkin.doors import whole_door
from events.checkin.lines import Line
from events.checkin.queries import answer_to, crowd_at
from events.checkin.words import name_in
from events.messages.drawing import letter_of
from events.mine.held import held_of
from events.models import Absence, Event, Fact, Message, OwnLink, Presence, Scan, Session, StandIn
from events.planning.actions import cancel_event, move_event
from events.registration.actions import (
    cancel_registration,
    name_stand_in,
    undo_absence,
    withdraw_stand_in,
)
from events.registration.forgetting import erase_registrations
from events.registration.forgetting_dates import erase_stand_ins, forget_absences
from events.registration.refusals import ColleagueArrived, ComesAnyway, NotReportedAbsent
from tests import make
from tests.events.registration.series import COLLEAGUE, WEEK, absent, own, scanned, sent, series

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


def test_a_colleague_gets_a_ticket_of_their_own_for_that_date(client, person, session):
    stand_in = sent(person, session)
    mail = Message.objects.get(kind="stand_in")
    assert (mail.email, mail.registration) == ("piet@example.org", None)
    letter = letter_of(mail).text
    assert f"/invaller/{stand_in.code}/" in letter and person.code not in letter
    assert stand_in.ticket_secret not in (person.ticket_secret, "") and stand_in.code != person.code
    page = client.get(reverse("bijeen_fixed:stand-in", args=[stand_in.code])).content.decode()
    assert "Piet Bos" in page and "b-qr" in page and person.full_name not in page
    assert Fact.objects.get(name="stand_in_sent").data == {}


def test_the_link_stands_on_the_ticket_from_a_day_before_and_not_when_it_was_or_is_off(client, event, person, session):
    link = "https://online.example.org/keer"
    Event.objects.update(mode="online", online_url=link)
    address = reverse("bijeen_fixed:stand-in", args=[sent(person, session).code])

    def page(**fields) -> str:
        begins = clock() + fields.pop("begins", timedelta(hours=20))
        Session.objects.filter(pk=session.pk).update(starts_at=begins, ends_at=begins + timedelta(hours=2))
        Event.objects.filter(pk=event.pk).update(**{"status": "published", **fields})
        return client.get(address).content.decode()

    early = page(begins=timedelta(hours=25))
    assert link not in early and "De link staat hier een dag van tevoren." in early
    assert link in page() and link in page(begins=-timedelta(hours=1))
    assert link not in page(begins=-timedelta(hours=3)) and link not in page(status="cancelled")
    assert "De link volgt." in page(online_url="")


def test_another_colleague_gets_another_ticket_and_the_first_is_told(client, person, session):
    first = sent(person, session)
    second = name_stand_in(
        registration=person, session=session, at=clock(), first_name="Bea", family_name="", email="bea@example.org"
    )
    assert StandIn.objects.get() == second
    assert client.get(reverse("bijeen_fixed:stand-in", args=[first.code])).status_code == 404
    assert Message.objects.get(kind="stand_in_ended").email == "piet@example.org"
    withdraw_stand_in(registration=person, session=session, at=clock())
    assert not StandIn.objects.exists() and Absence.objects.exists()
    assert Fact.objects.filter(name="stand_in_withdrawn").count() == 2


def test_who_is_not_absent_sends_nobody_and_who_comes_anyway_is_not_sent(event, person, session):
    with pytest.raises(NotReportedAbsent):
        name_stand_in(registration=person, session=session, at=clock(), **COLLEAGUE)
    other = make.registration(event, email="zelf@example.org")
    with pytest.raises(ComesAnyway):
        sent(person, session, email=other.email)
    Event.objects.update(visibility="closed")
    assert sent(person, session, email=other.email).pk


def test_coming_after_all_or_leaving_ends_the_colleagues_ticket(event, person, session):
    sent(person, session)
    undo_absence(registration=person, session=session, at=clock())
    assert not StandIn.objects.exists()
    sent(person, session, email="weer@example.org")
    cancel_registration(registration=person, at=clock())
    assert not StandIn.objects.exists()
    assert Message.objects.filter(kind="stand_in_ended").count() == 2


def test_who_is_inside_stays_so_whatever_the_absent_person_does(client, event, person, session):
    early = session.starts_at - timedelta(minutes=20)
    stand_in = sent(person, session)
    door, _answer = scanned(stand_in, session, at=early)
    for act in (undo_absence, withdraw_stand_in, partial(name_stand_in, **COLLEAGUE)):
        with pytest.raises(ColleagueArrived):
            act(registration=person, session=session, at=early)
    shown = client.get(own(person, session)).content.decode()
    assert "Je collega is al binnen." in shown and "<button" not in shown
    page = client.post(own(person, session), {"do": "undo"})
    assert page.status_code == 409 and "Je collega is al binnen." in page.content.decode()
    cancel_registration(registration=person, at=early)
    assert Scan.objects.get().stand_in == stand_in and crowd_at(door, door.sessions[session.pk]).inside == 1
    assert [one.was_there for one in list_of(session).stand_ins] == [True]


def test_who_was_let_in_by_mistake_can_still_be_called_off(person, session):
    stand_in = sent(person, session)
    door, _answer = scanned(stand_in, session)
    undo = Line(make.token(), "undo", session.starts_at, session.pk, undoes=Scan.objects.get().pk)
    record_scan(door=door, line=undo, device=make.token(), at=session.starts_at)
    withdraw_stand_in(registration=person, session=session, at=clock())
    assert not StandIn.objects.exists() and Scan.objects.filter(stand_in=None).count() == 2


def test_a_line_stays_when_the_name_goes_and_the_door_copes(person, session):
    stand_in = sent(person, session)
    door, _answer = scanned(stand_in, session)
    erase_stand_ins(stand_in.email, clock())
    line = Scan.objects.get()
    assert (line.stand_in, line.verdict) == (None, "welcome")
    assert answer_to(door, line.pk)[1].stand_in is None and name_in(answer_to(door, line.pk)[1], door.event) == ""
    assert list_of(session).unknown == 0 and crowd_at(door, door.sessions[session.pk]).inside == 0
    undo = Line(make.token(), "undo", session.starts_at, session.pk, undoes=line.pk)
    assert record_scan(door=door, line=undo, device=make.token(), at=session.starts_at).verdict == "undone"


def test_the_door_welcomes_the_colleague_by_name_once_and_on_that_date_alone(event, person, session):
    stand_in = sent(person, session)
    door, welcome = scanned(stand_in, session)
    assert (welcome.verdict, name_in(welcome, event)) == ("welcome", "Piet Bos")
    assert crowd_at(door, door.sessions[session.pk]).inside == 1
    again = scanned(stand_in, session)[1]
    assert again.verdict == "already_inside" and again.because
    assert scanned(stand_in, session, action="out")[1].verdict == "left"
    other = event.sessions.last()
    wrong = scanned(stand_in, other)[1]
    assert (wrong.verdict, name_in(wrong, event)) == ("other_event", "")
    assert Scan.objects.filter(stand_in=stand_in).count() == 3
    assert not Presence.objects.exists()


def test_a_line_that_is_sent_again_gives_the_same_answer_and_undoing_takes_it_back(person, session):
    stand_in = sent(person, session)
    door = whole_door(stand_in.event)
    line = Line(make.token(), "in", session.starts_at, session.pk, stand_in.ticket_secret)
    answers = [record_scan(door=door, line=line, device=make.token(), at=session.starts_at) for _ in range(2)]
    assert [one.verdict for one in answers] == ["welcome"] * 2 and Scan.objects.count() == 1
    assert answer_to(door, line.id)[1].stand_in == stand_in
    undo = Line(make.token(), "undo", session.starts_at, session.pk, undoes=line.id)
    record_scan(door=door, line=undo, device=make.token(), at=session.starts_at)
    assert [one.was_there for one in list_of(session).stand_ins] == [False]


def test_a_series_that_is_off_lets_no_colleague_in_and_tells_them(event, person, session, organiser):
    stand_in = sent(person, session)
    cancel_event(event=event, version=event.version, reason="Ziek", at=clock(), by=organiser)
    event.refresh_from_db()
    assert Message.objects.get(kind="stand_in_ended").email == stand_in.email
    assert scanned(StandIn.objects.get(), session)[1].verdict == "event_cancelled"


def moved(event, organiser, by=WEEK, **where):
    starts_at, ends_at = event.starts_at + by, event.ends_at + by
    move_event(
        event=event, version=event.version, starts_at=starts_at, ends_at=ends_at, at=clock(), by=organiser, **where
    )


@pytest.mark.parametrize("is_sensitive", [False, True])
def test_a_series_that_moves_tells_the_colleague_when_it_was_and_is(event, person, session, organiser, is_sensitive):
    Event.objects.update(is_sensitive=is_sensitive)
    stand_in = sent(person, session)
    event.refresh_from_db()
    was = moments.when(session.starts_at, session.ends_at)
    moved(event, organiser, by=timedelta(minutes=1))
    session.refresh_from_db()
    assert Message.objects.filter(kind="stand_in").count() == 1
    letter = letter_of(Message.objects.get(kind="stand_in_moved"))
    assert f"eerst {was}, nu {moments.when(session.starts_at, session.ends_at)}." in letter.text
    assert f"/invaller/{stand_in.code}/" in letter.text
    assert ("Leernetwerk" in letter.subject + letter.text) is not is_sensitive


def test_a_series_in_another_house_tells_the_colleague_so(event, person, session, organiser):
    sent(person, session)
    moved(event, organiser, by=timedelta(0), venue=make.venue())
    letter = letter_of(Message.objects.get(kind="stand_in_moved"))
    assert "op een andere plek" in letter.text and "verplaatst" not in letter.text


def test_the_trainer_sees_the_colleague_apart_and_nobody_earns_by_it(event, person, session, trainer):
    stand_in = sent(person, session)
    (row,) = list_of(session).stand_ins
    assert (row.name, row.instead_of, row.was_there) == ("Piet Bos", person.full_name, False)
    set_presence(session=session, states={}, stand_ins={stand_in.pk: True}, at=session.starts_at, by=trainer)
    assert list_of(session).stand_ins[0].was_there
    close_session(session=session, at=session.ends_at, by=trainer, settled=True)
    assert Presence.objects.get().state == "excused"


def test_in_a_sensitive_series_only_the_short_name_is_said(event, person, session):
    Event.objects.update(is_sensitive=True)
    stand_in = StandIn.objects.get(pk=sent(person, session).pk)
    assert name_in(scanned(stand_in, session)[1], stand_in.event) == "Piet B."
    letter = letter_of(Message.objects.get(kind="stand_in"))
    assert "Leernetwerk" not in letter.subject + letter.text


def test_names_go_in_time_and_at_the_wish_of_whose_they_are(event, person, session):
    sent(person, session)
    assert forget_absences(event.ends_at + timedelta(weeks=3)) == 0
    assert erase_stand_ins("piet@example.org", clock()) == 1 and Absence.objects.exists()
    assert forget_absences(event.ends_at + timedelta(weeks=5), True) == 1 == Absence.objects.count()
    assert forget_absences(event.ends_at + timedelta(weeks=5)) == 1
    absent(person, session)
    erase_registrations(person.email, clock())
    assert not Absence.objects.exists()


def test_all_that_is_known_tells_who_stands_in_and_who_was_away(person, session):
    sent(person, session)
    for email in ("piet@example.org", person.email):
        found = [held for held in held_of(OwnLink(email=email)) if held.holding.key == "stand_in"]
        assert found and found[0].rows
