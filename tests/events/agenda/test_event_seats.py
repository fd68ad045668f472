"""The seats on an event's page."""

from datetime import timedelta

import pytest
from django.utils.timezone import now as clock

from tests import make

pytestmark = pytest.mark.django_db


def test_where_one_can_come_or_follow_online_both_are_told_apart(client):
    event = make.event(mode="hybrid", places=2)
    make.pool(event, 400, mode="online")
    for _ in range(2):
        make.registration(event)

    page = client.get(f"/agenda/{event.slug}/").content.decode()

    on_site, online = page.split("<strong>Op locatie</strong>")[1].split("<strong>Online</strong>")
    assert "Wachtlijst" in on_site
    assert "400 van 400 plekken vrij" in online
    assert "van 402 plekken" not in page


def test_elsewhere_there_is_one_line(client):
    event = make.event(places=8)
    page = client.get(f"/agenda/{event.slug}/").content.decode()
    assert page.count("plekken vrij") == 1 and "8 van 8 plekken vrij" in page


def test_who_cannot_register_any_more_is_not_told_of_free_places(client):
    late = make.event("Te laat", starts_at=clock() + timedelta(days=2), closes_at=clock() - timedelta(days=1))
    past = make.event("Voorbij", starts_at=clock() - timedelta(days=2))
    for event, word in ((late, "Gesloten"), (past, "geweest")):
        page = client.get(f"/agenda/{event.slug}/").content.decode()
        assert word in page and "lekken vrij" not in page
    assert "Gesloten" in client.get("/agenda/").content.decode()
