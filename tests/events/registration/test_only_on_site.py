"""Who takes part online takes no chair in a room, at registering or later."""

import pytest
from django.urls import reverse

from events.registration import actions
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
