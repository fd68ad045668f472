"""An address that an event once had leads on for ever: every page of the event, its calendar, in both languages, with its query."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import now as clock

from events.models import OldSlug, Registration
from tests import make

pytestmark = pytest.mark.django_db
PAGES = (
    "/agenda/{}/",
    "/agenda/{}/aanmelden/",
    "/agenda/{}/aanmelden/?bekend=abc",
    "/agenda/{}/aanmelden/bekend/",
    "/agenda/{}/aanmelden/collega/",
    "/agenda/{}.ics",
    "/en/agenda/{}/",
    "/en/agenda/{}/aanmelden/",
    "/en/agenda/{}/aanmelden/collega/",
)


def renamed(**fields):
    event = make.event(slug="nieuw-adres", starts_at=clock() + timedelta(weeks=3), **fields)
    OldSlug.objects.create(event=event, slug="oud-adres")
    return event


@pytest.mark.parametrize("page", PAGES)
def test_it_leads_on_with_what_stood_behind_it(client, page):
    renamed()
    response = client.get(page.format("oud-adres"))
    assert (response.status_code, response.get("Location")) == (301, page.format("nieuw-adres"))
    assert client.get(response.url).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_a_confidential_event_answers_its_old_address_like_an_unknown_one(client, page):
    renamed(visibility="confidential", is_sensitive=True)
    old, unknown = (client.get(page.format(slug)) for slug in ("oud-adres", "onbekend-adres"))
    assert old.status_code == unknown.status_code == 404
    assert old.content.decode().replace("oud-adres", "X") == unknown.content.decode().replace("onbekend-adres", "X")


def test_who_was_invited_finds_it_by_its_old_address(client):
    event = renamed(visibility="confidential", is_sensitive=True, way_in="invited")
    invitation = event.invitations.create(email="gast@voorbeeld.example.org")
    response = client.get(f"/agenda/oud-adres/aanmelden/?uitnodiging={invitation.code}")
    assert response.status_code == 301 and client.get(response.url).status_code == 200


def test_a_form_sent_to_the_old_address_is_taken(client):
    renamed()
    data = {"token": str(uuid4()), "first_name": "Anna", "email": "anna@voorbeeld.example.org", "for_myself": "on"}
    assert client.post("/agenda/oud-adres/aanmelden/", {**data, "role": "other"}).status_code == 302
    assert Registration.objects.get().first_name == "Anna"


def test_a_draft_is_not_found_by_any_address(client):
    renamed(status="draft")
    assert client.get("/agenda/oud-adres/").status_code == 404
