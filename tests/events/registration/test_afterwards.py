"""What is over, off or ended changes no more; staff may tidy up until the event is closed."""

from datetime import timedelta

import pytest

from events.models import AccessNeed, DietaryNeed, Event, State
from events.registration import actions
from events.registration.invariants import broken
from events.registration.person import Needs
from events.registration.refusals import EventOver, NotInThisState
from tests import make

pytestmark = pytest.mark.django_db
NEEDS = Needs(dietary=("vegan",), access=("wheelchair",))


def acts(registration, at):
    """Everything that somebody does to a registration of their own, by name."""
    wanted = {"registration": registration, "at": at}
    return {
        "cancel": lambda: actions.cancel_registration(**wanted),
        "choices": lambda: actions.change_choices(wishes=(), **wanted),
        "mode": lambda: actions.change_mode(mode="online", **wanted),
        "needs": lambda: actions.give_needs(needs=NEEDS, **wanted),
    }


@pytest.mark.parametrize("what", ["cancel", "mode", "needs"])
def test_nothing_changes_after_the_event(now, what):
    event = make.event(mode="hybrid")
    registration = actions.register(event=event, person=make.person(), at=now)

    with pytest.raises(EventOver):
        acts(registration, event.ends_at + timedelta(minutes=1))[what]()
    acts(registration, event.ends_at - timedelta(minutes=1))[what]()


@pytest.mark.parametrize("what", ["cancel", "choices", "mode", "needs"])
def test_nothing_changes_at_an_event_that_is_off(now, what):
    event = make.event(mode="hybrid", status="cancelled")
    with pytest.raises(EventOver):
        acts(make.registration(event), now)[what]()


def test_staff_tidies_up_until_the_event_is_closed(organiser, now):
    event = make.event()
    one, other = make.registration(event), make.registration(event)
    later = event.ends_at + timedelta(days=1)
    assert actions.cancel_registration(registration=one, at=later, by=organiser).state == State.CANCELLED

    Event.objects.update(status="closed")
    with pytest.raises(EventOver):
        actions.cancel_registration(registration=other, at=later, by=organiser)


@pytest.mark.parametrize("what", ["choices", "mode", "needs", "person", "email"])
def test_a_registration_that_is_no_more_takes_nothing(now, what):
    event = make.event(mode="hybrid")
    sent = actions.submit(event=event, person=make.person(), at=now, token=make.token())
    registration = actions.cancel_registration(registration=sent.registration, at=now)
    more = {
        "person": lambda: actions.change_person(registration=registration, version=1, first_name="Bo", at=now),
        "email": lambda: actions.correct_email(submission=sent, email="ander@voorbeeld.example.org", at=now),
    }
    with pytest.raises(NotInThisState):
        {**acts(registration, now), **more}[what]()
    assert not AccessNeed.objects.exists() and not DietaryNeed.objects.exists()


@pytest.mark.parametrize("fields", [{"status": "cancelled"}, {"starts_at": make.BEFORE}], ids=["off", "over"])
def test_nobody_is_let_in_where_nothing_happens_any_more(organiser, now, fields):
    registration = make.registration(make.event(way_in="request", **fields), state=State.REQUESTED)
    with pytest.raises(EventOver):
        actions.approve(registration=registration, at=now, by=organiser)


def test_who_waits_keeps_the_place_in_line_when_somebody_presses_let_in(organiser, now):
    event = make.event(way_in="request", places=0)
    one, other = (actions.register(event=event, person=make.person(), at=now) for _ in range(2))
    for registration in (one, other):
        actions.approve(registration=registration, at=now, by=organiser)

    with pytest.raises(NotInThisState):
        actions.approve(registration=one, at=now + timedelta(hours=1), by=organiser)
    one.refresh_from_db()
    assert (one.state, one.waiting_since) == (State.WAITING, now)
    assert broken() == []


def test_needs_that_are_given_again_replace_all_of_them(now):
    registration = make.registration(make.event())
    actions.give_needs(registration=registration, needs=NEEDS, at=now)
    actions.give_needs(registration=registration, needs=Needs(access=("quiet",)), at=now)

    assert not DietaryNeed.objects.exists()
    assert AccessNeed.objects.get().values == ["quiet"]
