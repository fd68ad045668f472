"""Colleagues who come only together: all of them or none, without holding up the line."""

from datetime import timedelta

import pytest

from events.models import Fact, Message, State
from events.places.actions import hold_seats, set_places
from events.registration import actions
from events.registration.invariants import broken
from events.registration.refusals import EventFull
from tests import make

pytestmark = pytest.mark.django_db
LINES = "Dominique Vos; d@jhm.example\nAhmed Benali; a@jhm.example\nTomasz Wójcik; t@jhm.example"


def group(event, at, **said):
    contact = {"first_name": "Lotte", "family_name": "", "email": "lotte@jhm.example", "language": "nl"}
    said = {"is_together": True, "organisation": None, **contact, **said}
    return actions.make_group(event=event, lines=actions.read_lines(LINES), at=at, **said)


def states(made) -> list[str]:
    return sorted(made.registrations.values_list("state", flat=True))


def test_they_come_when_there_is_room_for_all(now):
    made = group(make.event(places=3), now)
    assert states(made) == [State.CONFIRMED] * 3
    assert set(Message.objects.exclude(registration=None).values_list("kind", flat=True)) == {"confirmation"}
    assert broken() == []


def test_they_wait_together_and_others_take_what_is_free(now):
    event = make.event(places=2)
    made = group(event, now)
    other = actions.register(event=event, person=make.person(), at=now)

    assert states(made) == [State.WAITING] * 3
    assert set(Message.objects.filter(registration__group=made).values_list("kind", flat=True)) == {"waiting_list"}
    assert other.state == State.CONFIRMED
    assert broken() == []


@pytest.mark.parametrize("freed", ["given", "offered"])
def test_they_are_served_as_one_as_soon_as_they_fit(freed, now, organiser):
    event = make.event(places=0, freed_places=freed)
    made = group(event, now)
    later = actions.register(event=event, person=make.person(), at=now + timedelta(hours=1))
    set_places(event=event, capacity=1, at=now + timedelta(hours=2), by=organiser)
    later.refresh_from_db()
    got = State.CONFIRMED if freed == "given" else State.OFFERED
    assert (states(made), later.state) == ([State.WAITING] * 3, got), "passed over, and nobody held up"

    set_places(event=event, capacity=4, at=now + timedelta(hours=3), by=organiser)

    assert states(made) == [got] * 3
    assert broken() == []


def test_a_group_that_grows_smaller_fits_sooner(now):
    event = make.event(places=2)
    made = group(event, now)
    actions.cancel_registration(registration=made.registrations.first(), at=now)
    assert states(made) == [State.CANCELLED, State.CONFIRMED, State.CONFIRMED]
    assert broken() == []


def test_they_may_wait_apart_after_all(now):
    event = make.event(places=2)
    made = group(event, now)
    for _ in range(2):  # twice is once
        actions.wait_apart(group=made, at=now)

    assert states(made) == [State.CONFIRMED, State.CONFIRMED, State.WAITING]
    assert Fact.objects.filter(name="group_waits_apart", actor="contact").count() == 1
    assert broken() == []


def test_where_there_is_no_list_nobody_of_them_is_registered(now):
    event = make.event(places=2, has_waiting_list=False)
    with pytest.raises(EventFull):
        group(event, now)
    assert not event.registrations.exists()


def test_colleagues_have_the_seats_held_for_their_organisation_together(now, organiser):
    school, event = make.organisation("School B"), make.event(places=4)
    hold_seats(event=event, organisation=school, number=2, until=now + timedelta(days=3), at=now, by=organiser)
    actions.register(event=event, person=make.person(), at=now)
    made = group(event, now, organisation=school)
    assert states(made) == [State.CONFIRMED] * 3
    pool = event.pools.get()
    assert (pool.taken, pool.held, pool.free) == (4, 0, 0)
    assert broken() == []
