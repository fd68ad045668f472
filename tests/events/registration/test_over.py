"""The pages of a registration that is over, or of an event that is off, say what is so instead of showing a form."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.models import AccessNeed, Registration, State
from tests import make

pytestmark = pytest.mark.django_db
PAGES = ("cancel", "choices", "mode", "needs", "person", "email")


def address(registration, page: str) -> str:
    return reverse(f"bijeen_fixed:registration-{page}", args=[registration.code])


def at(days: float):
    return clock() + timedelta(days=days)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("state", "event", "sentence"),
    [
        (State.CANCELLED, {}, "Je bent afgemeld"),
        (State.DECLINED, {}, "Je kunt deze keer niet meedoen"),
        (State.CONFIRMED, {"status": "cancelled"}, "Deze bijeenkomst gaat niet door"),
    ],
)
def test_a_page_says_what_is_so_and_has_no_form(client, page, state, event, sentence):
    day = make.conference(starts_at=at(9), mode="hybrid", **event)
    registration = make.registration(day, state=state)
    text = client.get(address(registration, page)).content.decode()
    assert f"<h1>{sentence}</h1>" in text and "<form" not in text
    assert "<form" not in client.post(address(registration, page), {"first_name": "X"}).content.decode()
    registration.refresh_from_db()
    assert registration.first_name == "Gülşen"


def test_after_the_day_only_a_name_can_be_mended(client):
    registration = make.registration(make.conference(starts_at=at(-9), mode="hybrid"))
    shown = {page: "<form" in client.get(address(registration, page)).content.decode() for page in PAGES}
    assert shown == {**dict.fromkeys(PAGES, False), "person": True}


def test_choosing_that_is_closed_says_so_and_a_single_meeting_has_nothing_to_choose(client):
    late = make.registration(make.conference(starts_at=at(9), choices_until=at(-1)))
    single = make.registration(make.event(starts_at=at(9), asks_access=False))
    assert "Je workshops staan vast" in client.get(address(late, "choices")).content.decode()
    assert "Deze bijeenkomst heeft geen workshops." in client.get(address(single, "choices")).content.decode()
    assert "Hier valt niets te kiezen" in client.get(address(single, "mode")).content.decode()
    assert "Wij vragen hier niets" in client.get(address(single, "needs")).content.decode()


def test_erasing_needs_is_always_possible_and_cancelling_twice_is_once(client):
    registration = make.registration(make.event(starts_at=at(9)), state=State.CANCELLED)
    AccessNeed.objects.create(registration=registration, values=["parking"], given_at=clock())
    client.post(address(registration, "needs"), {"erase": "1"})
    assert not AccessNeed.objects.exists()
    assert client.post(address(registration, "cancel")).status_code == 302
    assert Registration.objects.get().state == State.CANCELLED
