"""Leaving an address, and the page behind the link: alike for everybody, and nothing happens by opening it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.extend import kinds
from events.interest import actions
from events.models import Interest, Message, State
from tests import make

pytestmark = pytest.mark.django_db
EMAIL = "zij@voorbeeld.example.org"


def ahead(**fields):
    return make.event(starts_at=clock() + timedelta(weeks=9), **fields)


def full():
    event = ahead(places=1, has_waiting_list=False)
    make.registration(event)
    return event


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (lambda: ahead(opens_at=clock() + timedelta(days=3)), "zodra je je kunt aanmelden"),
        (full, "als er weer plek is"),
        (lambda: ahead(status="cancelled"), "als er een andere dag is"),
    ],
)
def test_the_page_of_an_event_leads_there_and_asks_for_an_address_alone(client, made, sentence):
    event = made()
    address = reverse("bijeen_events:interest-event", args=[event.slug])
    assert address in client.get(reverse("bijeen_events:agenda-event", args=[event.slug])).content.decode()
    page = client.get(address).content.decode()
    assert sentence in page and page.count("<input") == 1

    known = client.post(address, {"email": EMAIL}).content.decode()
    Interest.objects.create(event=event, email="al@voorbeeld.example.org", asked_at=clock(), confirmed_at=clock())
    again = client.post(address, {"email": "al@voorbeeld.example.org"}).content.decode()
    assert known.replace(EMAIL, "") == again.replace("al@voorbeeld.example.org", "")
    assert "Kijk in je mail" in known and Message.objects.filter(kind="interest_asked").count() == 2
    assert client.post(address, {"email": "zomaar"}).status_code == 422


@pytest.mark.parametrize("fields", [{}, {"way_in": "request"}, {"way_in": "invited"}])
def test_what_can_be_come_to_or_is_by_invitation_takes_no_address(client, fields):
    event = ahead(**fields)
    assert client.get(reverse("bijeen_events:interest-event", args=[event.slug])).status_code == 302
    page = client.get(reverse("bijeen_events:agenda-event", args=[event.slug])).content.decode()
    assert "laat-weten" not in page


def test_a_confidential_event_is_not_there(client):
    event = ahead(visibility="confidential", is_sensitive=True, opens_at=clock() + timedelta(days=3))
    assert client.get(reverse("bijeen_events:interest-event", args=[event.slug])).status_code == 404


def test_a_kind_is_asked_for_from_the_agenda(client):
    kind = next(kind for kind in kinds if kind.is_registered and kind.visibility == "public")
    address = reverse("bijeen_events:interest-topic", args=["soort", kind.key])
    assert address in client.get(f"/agenda/?soort={kind.key}").content.decode()
    assert address not in client.get("/agenda/").content.decode()
    assert str(kind.plural) in client.get(address).content.decode()
    assert client.get(reverse("bijeen_events:interest-topic", args=["niets", "x"])).status_code == 404


def test_too_many_tries_with_one_address_are_refused(client):
    address = reverse("bijeen_events:interest-event", args=[full().slug])
    answers = [client.post(address, {"email": EMAIL}).status_code for _time in range(6)]
    assert answers == [200] * 5 + [429]


def test_the_link_asks_yes_or_no(client):
    mine = actions.note_interest(email=EMAIL, language="nl", at=clock(), event=full())
    address = f"/bericht/{mine.code}/"
    assert "Ja, laat het me weten" in client.get(address).content.decode()
    mine.refresh_from_db()
    assert mine.confirmed_at is None
    assert "Je hoort van ons" in client.post(address, {"do": "confirm"}, follow=True).content.decode()
    assert "Je adres is gewist" in client.post(address, {"do": "end"}).content.decode()
    gone = client.get(address)
    assert gone.status_code == 404 and "Hier staat niets meer" in gone.content.decode()


def test_the_organiser_sees_a_number_and_nobody(client, organiser):
    event = ahead(places=1, has_waiting_list=False, organiser=organiser)
    make.registration(event, state=State.CONFIRMED)
    for number in range(3):
        made = actions.note_interest(email=f"mens{number}@zij.example", language="nl", at=clock(), event=event)
        if number:
            actions.confirm_interest(interest=made, at=clock())
    client.force_login(organiser)
    page = client.get(reverse("bijeen_events:desk-event", args=[event.pk])).content.decode()
    assert "2 mensen willen het weten." in page and "zij.example" not in page
