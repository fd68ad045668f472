"""Each broken promise is found, by the numbers of its rows."""

from datetime import timedelta

import pytest
from django.utils.timezone import now as clock

from events.models import Event, SessionChoice
from events.planning.actions import cancel_event
from events.registration.actions import register
from events.registration.invariants import broken
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def soon():
    return clock() + timedelta(weeks=3)


def test_who_was_not_told_that_it_is_off_is_found(soon):
    event = make.event(starts_at=soon)
    told = register(event=event, person=make.person(), at=clock())
    cancel_event(event=event, version=1, reason="Ziek.", at=clock(), by=None)
    assert broken() == []

    told.messages.filter(kind="cancelled_event").delete()
    assert broken() == [f"registration {told.pk}: not told that event {event.pk} is off"]


def test_an_event_that_nobody_organises_any_more_is_found(soon, organiser):
    event = make.event(starts_at=soon, organiser=organiser)
    make.event(starts_at=soon)  # nobody ever did
    assert broken() == []

    event.roles.update(ended_at=clock())
    assert broken() == [f"event {event.pk}: nobody organises it any more"]


def test_a_choice_of_another_event_is_found(soon):
    one, other = make.conference(starts_at=soon), make.conference(starts_at=soon)
    make.registration(one, choices=(one.sessions.first(),))
    SessionChoice.objects.update(session=other.sessions.first(), round=other.sessions.first().round)
    assert f"choice {SessionChoice.objects.get().pk}: of another event" in broken()
    assert Event.objects.count() == 2
