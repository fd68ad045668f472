"""Who takes part online takes no chair in a room, at registering or later."""

import pytest
from django.urls import reverse

from events.models import State
from events.registration import actions
from events.registration.invariants import broken
from events.registration.person import Wish
from events.registration.refusals import OnlyOnSite
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    made = make.conference(mode="hybrid", rounds=1, each=1)
    make.pool(made, 9, mode="online")
    return made


def test_a_workshop_in_a_room_is_refused_to_who_registers_online(event, now):
    wishes = (Wish(event.sessions.first()),)
    with pytest.raises(OnlyOnSite):
        actions.register(event=event, person=make.person(), wishes=wishes, mode="online", at=now)
    assert actions.register(event=event, person=make.person(), wishes=wishes, mode="on_site", at=now).choices.exists()


def test_it_is_refused_later_too_and_the_page_says_why(client, event, now):
    mine = actions.register(event=event, person=make.person(), mode="online", at=now)
    with pytest.raises(OnlyOnSite):
        actions.change_choices(registration=mine, wishes=(Wish(event.sessions.first()),), at=now)
    page = client.get(reverse("bijeen_fixed:registration-choices", args=[mine.code])).content.decode()
    assert "Je doet online mee. De workshops zijn op locatie." in page
    own = client.get(reverse("bijeen_fixed:registration", args=[mine.code])).content.decode()
    assert "Ik kies andere workshops" not in own and "Ik kom toch op locatie" in own


def test_one_with_places_online_can_be_chosen(event, now):
    first = event.sessions.first()
    make.pool(event, 1, session=first, mode="online")
    mine = actions.register(event=event, person=make.person(), wishes=(Wish(first),), mode="online", at=now)
    assert mine.choices.get().state == "confirmed"


@pytest.mark.parametrize("way_in", ["open", "request"])
def test_who_goes_online_keeps_no_wish_for_a_workshop_in_a_room(event, now, way_in):
    type(event).objects.update(way_in=way_in)
    event.refresh_from_db()
    make.pool(event, 0)
    make.pool(event, 0, mode="online")
    first, second = event.sessions.first(), make.workshop(event.rounds.get())
    make.pool(event, 5, session=second, mode="online")
    wishes = (Wish(first, second),)
    mine = actions.register(event=event, person=make.person(), wishes=wishes, mode="on_site", at=now)
    assert mine.state in (State.WAITING, State.REQUESTED)
    actions.change_mode(registration=mine, mode="online", at=now)
    stands = dict(mine.choices.values_list("session", "state"))
    assert stands == {first.pk: State.CANCELLED, second.pk: State.SUBMITTED}
    assert mine.choices.get(session=first).reason == "mode_changed"


def test_who_goes_online_gives_a_seat_in_a_room_back(event, now):
    first = event.sessions.first()
    mine = actions.register(event=event, person=make.person(), wishes=(Wish(first),), mode="on_site", at=now)
    actions.change_mode(registration=mine, mode="online", at=now)
    assert mine.choices.get().state == State.CANCELLED and first.pools.get().taken == 0
    assert broken() == []
