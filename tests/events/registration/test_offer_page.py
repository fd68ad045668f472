"""The page of somebody to whom a place is offered: that and nothing above it; one button; and the way back to the list."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.messages import actions as messages
from events.messages.drawing import mail_of
from events.models import Message, PlaceOffer, State
from events.places.actions import end_terms
from events.registration import actions
from tests import make
from tests.reading import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def offered(now):
    """Somebody who is offered a place since an hour, with a term that is not over."""
    event = make.event(places=1, freed_places="offered", starts_at=clock() + timedelta(days=30))
    at = clock() - timedelta(hours=1)
    has = actions.register(event=event, person=make.person(), at=at)
    waits = actions.register(event=event, person=make.person("Amira Haddad"), at=at)
    actions.cancel_registration(registration=has, at=at)
    waits.refresh_from_db()
    return waits


def address(name: str, registration) -> str:
    return reverse(f"bijeen_fixed:{name}", args=[registration.code])


def late(registration) -> None:
    PlaceOffer.objects.filter(registration=registration).update(expires_at=clock() - timedelta(minutes=1))


def test_a_dutch_title_on_an_english_page_says_its_language(client, offered):
    type(offered).objects.update(language="en")
    page = client.get(address("registration-offer", offered)).content.decode()
    assert f'<span lang="nl">{offered.event.title_nl}</span>, ' in page


def test_the_offer_stands_on_top_with_its_term_and_there_is_no_ticket_yet(client, offered):
    page = client.get(address("registration", offered))
    said = text_of(page)
    assert said.index("Er is een plek voor je") < said.index("Samen leren")
    assert "Antwoord voor" in said and "Ja, ik kom" in said and "Nee, geef de plek door" in said
    assert "ticket.pdf" not in page.content.decode()
    assert client.get(address("registration-ticket", offered)).status_code == 404


def test_opening_the_link_from_the_mail_does_nothing_and_the_button_says_yes(client, offered):
    assert "Ja, ik kom" in text_of(client.get(address("registration-offer", offered)))
    offered.refresh_from_db()
    assert offered.state == State.OFFERED

    answer = client.post(address("registration-offer", offered))

    offered.refresh_from_db()
    assert (answer.status_code, answer.url) == (302, address("registration", offered))
    assert offered.state == State.CONFIRMED
    assert client.get(address("registration-offer", offered)).status_code == 302, "nothing to answer any more"


def test_a_yes_that_comes_too_late_is_told_what_can_be_done(client, offered):
    late(offered)
    answer = client.post(address("registration-offer", offered))
    assert answer.status_code == 409
    assert "De tijd om ja te zeggen is voorbij" in text_of(answer)
    assert "weer achteraan op de wachtlijst" in text_of(answer)


def test_who_let_it_pass_is_one_click_from_the_end_of_the_list(client, offered):
    late(offered)
    end_terms(at=clock())
    page = client.get(address("registration", offered))
    assert "De plek ging naar iemand anders" in text_of(page)
    assert client.get(address("registration-join-again", offered)).status_code == 302, "a link does nothing"

    client.post(address("registration-join-again", offered))

    offered.refresh_from_db()
    assert offered.state == State.OFFERED, "nobody else waits, so it is offered again"


def test_the_way_back_is_refused_when_it_has_begun(client, offered):
    late(offered)
    end_terms(at=clock())
    event = offered.event
    type(event).objects.filter(pk=event.pk).update(starts_at=clock() - timedelta(hours=1))
    assert "Zet me weer op de wachtlijst" not in text_of(client.get(address("registration", offered)))
    assert client.post(address("registration-join-again", offered)).status_code == 409


def test_a_wrong_code_tells_nothing(client):
    for name in ("registration-offer", "registration-join-again"):
        assert client.post(reverse(f"bijeen_fixed:{name}", args=["geen"])).status_code == 404


def test_a_number_is_shown_only_where_order_is_by_time_alone(client, now):
    for fields, expected in (({}, True), ({"gives_new_first": True}, False), ({"list_most_each": 2}, False)):
        event = make.event(places=0, starts_at=clock() + timedelta(days=30), **fields)
        waits = actions.register(event=event, person=make.person(), at=clock())
        assert ("Je bent nummer 1" in text_of(client.get(address("registration", waits)))) is expected


def test_who_waits_where_places_are_offered_reads_what_happens_when_time_is_short(client):
    event = make.event(starts_at=clock() + timedelta(hours=3), places=0, freed_places="offered")
    mine = make.registration(event, state="waiting", at=clock())
    page = client.get(f"/aanmelding/{mine.code}/").content.decode()
    assert "Is de tijd daarvoor te kort, dan belt of mailt de organisator." in page
    assert "belt of mailt de organisator" in client.get(f"/agenda/{event.slug}/aanmelden/").content.decode()
    messages.plan_all(kind="waiting_list", registrations=[mine], at=clock())
    assert "belt of mailt de organisator" in mail_of(Message.objects.get(kind="waiting_list")).body
