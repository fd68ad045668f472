"""What is said before somebody gives up a place: only what is so."""

import pytest
from django.urls import reverse

from tests import make

pytestmark = pytest.mark.django_db
GOES = "Je plek komt meteen vrij voor iemand anders."


def words(client, registration) -> str:
    return client.get(reverse("bijeen_fixed:registration-cancel", args=[registration.code])).content.decode()


def test_a_request_and_who_waits_have_no_place_to_give(client):
    requested = make.registration(make.event(way_in="request"), state="requested")
    said = words(client, requested)
    assert "Je aanvraag vervalt." in said and GOES not in said and "Nee, laat het zo" in said
    waits = make.registration(make.event(), state="waiting")
    assert "Je gaat van de wachtlijst af." in words(client, waits) and "Nee, ik kom" not in words(client, waits)


def test_who_has_a_place_reads_where_coming_back_starts(client):
    said = words(client, make.registration(make.event()))
    assert GOES in said and "Kom je terug en is het dan vol, dan sta je achteraan." in said and "Nee, ik kom" in said


def test_who_is_offered_a_place_reads_that_it_goes_on(client):
    said = words(client, make.registration(make.event(), state="offered"))
    assert "De plek die we voor je vasthouden gaat naar de volgende." in said
    assert "aanvraag" not in said and GOES not in said


def test_who_asked_for_a_place_is_not_told_of_one(client):
    requested = make.registration(make.event(way_in="request"), state="requested")
    page = client.get(reverse("bijeen_fixed:registration", args=[requested.code])).content.decode()
    assert "Dan vervalt je aanvraag." in page and "jouw plek" not in page
    send = client.get(reverse("bijeen_fixed:registration-replace", args=[requested.code])).content.decode()
    assert "Geef mijn aanvraag door" in send and "De aanvraag blijft staan" in send and "De plek blijft" not in send
