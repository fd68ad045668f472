"""A place is lost by silence only by who was asked and told so, to somebody who gets it; and comes back whole."""

from datetime import UTC, datetime, timedelta

import pytest

from events.models import Event, Fact, Group, Message, StandIn, State
from events.places.actions import hold_seats
from events.questions.rules import Given
from events.registration import actions
from events.registration.panels import coming
from events.registration.person import Wish
from tests import make
from tests.events.registration.series import sent, series

pytestmark = pytest.mark.django_db
MONDAY = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)  # ten days before make.DAY, by day
LATER = MONDAY + timedelta(hours=49)


def event_of(**fields):
    return make.event(**{"confirm_days": 11, "places": 1, "gives_away_silent": True, **fields})


def group_of(event, **fields):
    return Group.objects.create(event=event, first_name="Lotte", email="lotte@example.org", **fields)


def test_who_cannot_be_written_to_is_not_asked_and_keeps_the_place():
    event = event_of()
    mine = make.registration(event, email="")
    make.registration(event, state=State.WAITING)
    assert actions.ask_coming(MONDAY) == 0 == actions.release_silent(LATER)
    mine.refresh_from_db()
    assert mine.coming_asked_at is None and not Fact.objects.filter(name="coming_asked").exists()


def test_who_was_not_told_that_silence_costs_a_place_keeps_it():
    event = event_of(gives_away_silent=False)
    mine = make.registration(event)
    make.registration(event, state=State.WAITING)
    actions.ask_coming(MONDAY)
    Event.objects.update(gives_away_silent=True)
    mine.refresh_from_db()
    assert actions.release_silent(LATER) == 0 and mine.coming_until is None


def test_what_was_promised_when_asking_is_kept_and_asked_anew_after_a_move():
    event = event_of()
    mine = make.registration(event)
    make.registration(event, state=State.WAITING)
    actions.ask_coming(MONDAY)
    mine.refresh_from_db()
    assert mine.coming_until.isoformat() == Message.objects.get(kind="coming_asked").data["answer_by"]
    actions.ask_anew(event=event, at=MONDAY + timedelta(hours=1))
    assert actions.release_silent(LATER) == 0
    assert actions.ask_coming(MONDAY + timedelta(hours=1)) == 1
    assert Message.objects.filter(kind="coming_asked").count() == 2


def test_the_panel_says_until_when_only_where_it_was_told(rf):
    event = event_of(gives_away_silent=False, starts_at=make.DAY + timedelta(days=3650))
    mine = make.registration(event, coming_asked_at=MONDAY)
    event.gives_away_silent = True
    assert coming(rf.get("/"), mine)["until"] is None
    mine.coming_until = LATER
    assert coming(rf.get("/"), mine)["until"] == LATER


def test_no_place_is_taken_for_a_group_that_does_not_fit():
    event = event_of()
    make.registration(event)
    group = group_of(event, is_together=True)
    for _number in range(2):
        make.registration(event, state=State.WAITING, group=group)
    actions.ask_coming(MONDAY)
    assert actions.release_silent(LATER) == 0


def test_a_group_that_waits_together_takes_the_last_place_that_it_lacked():
    event = event_of(places=2)
    make.registration(event)
    group = group_of(event, is_together=True)
    for _number in range(2):
        make.registration(event, state=State.WAITING, group=group)
    actions.ask_coming(MONDAY)
    assert actions.release_silent(LATER) == 1
    assert group.registrations.filter(state=State.CONFIRMED).count() == 2


def test_no_place_is_taken_that_would_be_held_for_a_colleague(organiser):
    event, school = event_of(places=2), make.organisation("School B")
    until = make.DAY - timedelta(days=1)
    of_school = make.registration(event, organisation=school)
    hold_seats(event=event, organisation=school, number=2, until=until, at=make.BEFORE, by=organiser)
    make.registration(event, state=State.WAITING)
    actions.ask_coming(MONDAY)
    assert actions.release_silent(LATER) == 0
    of_school.refresh_from_db()
    assert of_school.state == State.CONFIRMED


@pytest.mark.parametrize("freed_places", ["given", "offered"])
def test_one_place_is_taken_for_one_who_waits(freed_places):
    """Also on a Friday evening before a Monday, when a place is kept until the organiser calls."""
    monday = datetime(2027, 3, 15, 8, 30, tzinfo=UTC)
    event = event_of(places=2, starts_at=monday, freed_places=freed_places)
    for _number in range(2):
        make.registration(event, coming_asked_at=MONDAY, coming_until=MONDAY)
    make.registration(event, state=State.WAITING)
    assert actions.release_silent(datetime(2027, 3, 12, 17, 0, tzinfo=UTC)) == 1


def test_a_colleague_without_an_address_comes_back_once():
    event = event_of(places=2)
    group = group_of(event)
    mine = make.registration(event, email="", group=group)
    make.registration(event)
    make.registration(event, state=State.WAITING)
    actions.ask_coming(MONDAY)
    actions.release_silent(LATER)
    backs = [actions.come_back(registration=mine, at=LATER) for _time in range(2)]
    assert backs[0] == backs[1] and group.registrations.count() == 2


def test_who_comes_back_keeps_workshops_and_answers():
    event = make.conference(places=1, confirm_days=11, gives_away_silent=True)
    question = make.question(event)
    first, reserve, second, _other = event.sessions.order_by("round__number", "pk")
    first.pools.update(capacity=1, limit=1)
    mine = actions.register(
        event=event,
        person=make.person(),
        wishes=(Wish(first, reserve), Wish(second)),
        answers=(Given(question, "Samen"),),
        at=make.BEFORE,
    )
    waits = make.registration(event, state=State.WAITING)
    actions.ask_coming(MONDAY)
    assert actions.release_silent(LATER) == 1
    actions.cancel_registration(registration=waits, at=LATER)
    back = actions.come_back(registration=mine, at=LATER)
    assert back.state == State.CONFIRMED
    live = back.choices.filter(state=State.CONFIRMED).values_list("session", flat=True)
    assert set(live) == {first.pk, second.pk}
    assert back.answers.get().value == "Samen"


def test_who_waited_for_a_workshop_waits_again_and_has_the_other_meanwhile():
    event = make.conference(places=9, rounds=1, confirm_days=11, gives_away_silent=True)
    full, reserve = event.sessions.order_by("pk")
    full.pools.update(capacity=0, limit=0)
    mine = actions.register(event=event, person=make.person(), wishes=(Wish(full, reserve),), at=make.BEFORE)
    event.pools.filter(session=None, mode="on_site").update(limit=1, capacity=1)
    waits = make.registration(event, state=State.WAITING)
    actions.ask_coming(MONDAY)
    assert actions.release_silent(LATER) == 1
    actions.cancel_registration(registration=waits, at=LATER)
    back = actions.come_back(registration=mine, at=LATER)
    assert dict(back.choices.values_list("session", "state")) == {full.pk: "waiting", reserve.pk: "confirmed"}


def test_a_place_that_goes_ends_who_would_come_instead(organiser):
    event = series(starts_at=make.DAY, confirm_days=11, gives_away_silent=True, places=2)
    silent, judged = make.registration(event), make.registration(event, review_since=make.BEFORE)
    for row in (silent, judged):
        sent(row, event.sessions.all()[1], email=f"{row.pk}@example.org")
    make.registration(event, state=State.WAITING)
    actions.decline(registration=judged, at=MONDAY, by=organiser)
    assert StandIn.objects.count() == 1
    make.registration(event, state=State.WAITING)
    actions.ask_coming(MONDAY)
    assert actions.release_silent(LATER) == 1
    assert not StandIn.objects.exists()
    assert [fact.actor for fact in Fact.objects.filter(name="stand_in_withdrawn")] == ["staff", "system"]
