""" "Kom je nog?": asked once and in time, answered with a button, and a place is lost by silence only where somebody chose so."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.timezone import now as clock

from events.messages.drawing import letter_of
from events.models import Fact, Message, SeatPool, State
from events.registration import actions
from events.registration.actions.coming import answer_by
from events.registration.refusals import EventOver, NotInThisState
from tests import make

pytestmark = pytest.mark.django_db
MONDAY = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)  # ten days before make.DAY, by day
WEEK = {"confirm_days": 11, "places": 1}


def asked(**fields):
    event = make.event(**{**WEEK, **fields})
    mine = make.registration(event)
    assert actions.ask_coming(MONDAY) == 1
    mine.refresh_from_db()
    return event, mine


def test_who_has_a_place_is_asked_once():
    event, mine = asked()
    assert actions.ask_coming(MONDAY) == 0 and mine.coming_asked_at == MONDAY
    message = Message.objects.get(kind="coming_asked")
    letter = letter_of(message)
    assert f"/aanmelding/{mine.code}/kom-je/" in letter.text and "Horen we niets" not in letter.text
    assert Fact.objects.get(name="coming_asked").actor == "system"


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"confirm_days": None}, MONDAY),
        ({"confirm_days": 9}, MONDAY),
        ({"status": "cancelled"}, MONDAY),
        ({}, MONDAY.replace(hour=2)),
        ({}, make.DAY - timedelta(hours=20)),
    ],
)
def test_nobody_is_asked_too_early_too_late_at_night_or_where_it_was_not_chosen(fields, at):
    make.registration(make.event(**{**WEEK, **fields}))
    assert actions.ask_coming(at) == 0


def test_who_came_in_just_now_or_waits_is_not_asked():
    event = make.event(**WEEK)
    make.registration(event, at=MONDAY - timedelta(hours=5))
    make.registration(event, state=State.WAITING)
    assert actions.ask_coming(MONDAY) == 0


def test_a_yes_is_said_once_and_refused_to_who_has_no_place():
    _event, mine = asked()
    for _time in range(2):
        actions.say_coming(registration=mine, at=MONDAY)
    assert Fact.objects.filter(name="coming_said").count() == 1
    actions.cancel_registration(registration=mine, at=MONDAY)
    with pytest.raises(NotInThisState):
        actions.say_coming(registration=mine, at=MONDAY)
    with pytest.raises(EventOver):
        actions.say_coming(registration=mine, at=make.DAY + timedelta(days=1))


def test_silence_costs_nothing_unless_the_organiser_chose_so():
    asked()
    assert actions.release_silent(MONDAY + timedelta(days=3)) == 0


def test_a_silent_place_goes_to_who_waits_and_comes_back_with_one_click():
    event, mine = asked(gives_away_silent=True)
    waits = make.registration(event, state=State.WAITING)
    assert "Horen we niets voor woensdag 3 maart 2027" in letter_of(Message.objects.get(kind="coming_asked")).text
    assert actions.release_silent(MONDAY + timedelta(hours=47)) == 0
    later = MONDAY + timedelta(hours=49)
    assert (actions.release_silent(later), actions.release_silent(later)) == (1, 0)

    for row in (mine, waits):
        row.refresh_from_db()
    assert (mine.state, mine.reason, waits.state) == (State.CANCELLED, "silent", State.CONFIRMED)
    assert SeatPool.objects.get(event=event, session=None).taken == 1
    assert Fact.objects.filter(name="place_released").count() == 1
    back = actions.come_back(registration=mine, at=later)
    assert back.state == State.WAITING and back.first_name == mine.first_name
    assert actions.come_back(registration=mine, at=later) == back
    with pytest.raises(NotInThisState):
        actions.come_back(registration=waits, at=later)


def test_who_comes_back_keeps_the_invitation(now):
    event = make.event(way_in="invited", gives_away_silent=True)
    invitation = event.invitations.create(email="gast@example.org")
    mine = make.registration(
        event, state=State.CANCELLED, reason="silent", email=invitation.email, invitation=invitation
    )
    back = actions.come_back(registration=mine, at=now)
    invitation.refresh_from_db()
    assert invitation.registration == back and back.state == State.CONFIRMED


def test_a_silent_place_stays_as_long_as_nobody_waits():
    event, _mine = asked(gives_away_silent=True)
    make.registration(event, state=State.WAITING, mode="online")
    assert actions.release_silent(MONDAY + timedelta(hours=49)) == 0


def test_who_said_yes_keeps_the_place():
    event, mine = asked(gives_away_silent=True)
    make.registration(event, state=State.WAITING)
    actions.say_coming(registration=mine, at=MONDAY)
    assert actions.release_silent(MONDAY + timedelta(days=3)) == 0


def test_no_term_ends_in_the_night_or_the_weekend_or_on_the_last_day():
    thursday = datetime(2027, 3, 4, 16, 30, tzinfo=UTC)
    assert answer_by(thursday) == datetime(2027, 3, 8, 8, 0, tzinfo=UTC)  # Saturday becomes Monday, 9.00
    event = make.event(confirm_days=3, gives_away_silent=True)
    make.registration(event)
    make.registration(event, state=State.WAITING)
    assert actions.ask_coming(datetime(2027, 3, 9, 9, 0, tzinfo=UTC)) == 1
    assert actions.release_silent(datetime(2027, 3, 11, 8, 0, tzinfo=UTC)) == 0


def test_a_moved_event_asks_anew():
    event, mine = asked()
    actions.say_coming(registration=mine, at=MONDAY)
    assert actions.ask_anew(event=event, at=MONDAY) == 0
    later = MONDAY + timedelta(days=1)
    assert actions.ask_anew(event=event, at=later) == 1
    mine.refresh_from_db()
    assert mine.coming_answered_at is None
    assert actions.ask_coming(later) == 1 and Message.objects.filter(kind="coming_asked").count() == 2


def test_the_mails_of_a_sensitive_event_are_neutral():
    event = make.event("Achterlating", is_sensitive=True, gives_away_silent=True, **WEEK)
    make.registration(event)
    make.registration(event, state=State.WAITING)
    actions.ask_coming(MONDAY)
    actions.release_silent(MONDAY + timedelta(hours=49))
    for kind in ("coming_asked", "place_released"):
        letter = letter_of(Message.objects.get(kind=kind))
        assert "Achterlating" not in letter.text + letter.subject


def test_the_page_asks_and_the_buttons_answer(client):
    event = make.event(starts_at=clock() + timedelta(days=6), confirm_days=7)
    mine = make.registration(event, coming_asked_at=clock())
    own, page = f"/aanmelding/{mine.code}/", f"/aanmelding/{mine.code}/kom-je/"
    assert page in client.get(own).content.decode()
    assert "Ja, ik kom" in client.get(page).content.decode()
    type(mine).objects.update(language="en")
    assert f'<span lang="nl">{event.title_nl}</span>, ' in client.get(page).content.decode()
    type(mine).objects.update(language="nl")
    mine.refresh_from_db()
    assert mine.coming_answered_at is None
    assert client.post(page, {"do": "yes"}).status_code == 302
    answered = client.get(own).content.decode()
    assert "Fijn dat je komt." in answered and page not in answered
    assert "Fijn dat je komt." not in client.get(own).content.decode()
    assert "Je zei dat je komt." in client.get(page).content.decode()
    client.post(page, {"do": "no"})
    mine.refresh_from_db()
    assert mine.state == State.CANCELLED and "Je bent afgemeld" in client.get(page).content.decode()


def test_who_was_silent_finds_the_way_back_on_the_page(client):
    event = make.event(starts_at=clock() + timedelta(days=6), gives_away_silent=True)
    mine = make.registration(event, state=State.CANCELLED, reason="silent", coming_asked_at=clock())
    own, page = f"/aanmelding/{mine.code}/", f"/aanmelding/{mine.code}/kom-je/"
    assert "Je plek is vrijgegeven" in client.get(own).content.decode()
    assert "Ik wil toch komen" in client.get(page).content.decode()
    answer = client.post(page, {"do": "back"})
    new = event.registrations.get(state=State.CONFIRMED)
    assert answer["Location"] == f"/aanmelding/{new.code}/"
    refused = client.post(f"/aanmelding/{new.code}/kom-je/", {"do": "back"})
    assert refused.status_code == 409


def test_the_page_names_the_term_where_silence_ends_a_place(client):
    event = make.event(starts_at=clock() + timedelta(days=6), confirm_days=7, gives_away_silent=True)
    mine = make.registration(event, coming_asked_at=clock(), coming_until=clock() + timedelta(days=2))
    page = f"/aanmelding/{mine.code}/kom-je/"
    assert "Anders kan je plek naar wie wacht." in client.get(page).content.decode()
    type(event).objects.update(gives_away_silent=False)
    assert "Anders kan je plek" not in client.get(page).content.decode()
