"""Who comes without being registered is written down by the ground's own rules."""

import pytest

from events.models import Event, Registration, SeatPool
from events.registration.actions import register_at_door
from events.registration.invariants import broken
from events.registration.refusals import RegistrationClosed
from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("way_in", ["open", "request", "invited", "none"])
def test_at_the_door_the_window_and_the_way_in_do_not_count(way_in, now):
    event = make.event(way_in=way_in, closes_at=make.BEFORE)
    registration = register_at_door(event=event, person=make.person(), at=now)
    assert (registration.state, registration.reason) == ("confirmed", "at_door")
    assert registration.facts.get().name == "registered" and SeatPool.objects.get(event=event).taken == 1
    assert broken() == []


def test_without_a_place_they_wait_and_no_mail_says_so(now):
    event = make.event(places=0, has_waiting_list=False)
    registration = register_at_door(event=event, person=make.person(), at=now)
    assert registration.state == "waiting" and not registration.messages.filter(status="due").exists()
    assert broken() == []


def test_the_same_person_is_one_registration(now):
    event, person = make.event(), make.person()
    first = register_at_door(event=event, person=person, at=now)
    assert register_at_door(event=event, person=person, at=now) == first and Registration.objects.count() == 1


@pytest.mark.parametrize("status", ["cancelled", "draft"])
def test_for_what_is_off_nobody_is_written_down(status, now):
    event = make.event(status=status)
    with pytest.raises(RegistrationClosed):
        register_at_door(event=event, person=make.person(), at=now)
    assert not Registration.objects.exists()


def test_an_event_that_was_called_off_meanwhile_takes_nobody(now):
    event = make.event()
    Event.objects.update(status="cancelled")
    with pytest.raises(RegistrationClosed):
        register_at_door(event=event, person=make.person(), at=now)
