"""Following all that is mine in one's own calendar."""

import pytest
from django.utils.timezone import now as clock

from events.calendar.actions import make_feed, use_feed
from events.calendar.queries import feed_of
from events.mine.actions import erase_me
from events.mine.held import as_data, held_of
from events.models import CalendarFeed
from events.moments import long_date, today
from tests import make
from tests.events.mine.build import EMAIL, link

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return f"/mijn/{link().code}/agenda/"


def said(response) -> str:
    return response.content.decode()


def test_a_link_is_made_renewed_and_ended(client, page, settings):
    settings.BIJEEN_BASE_URL = "https://bijeen.example"
    make.registration(make.event("Samen leren"), email=EMAIL)
    assert "Maak de link" in said(client.get(page)) and not CalendarFeed.objects.exists()

    made = said(client.post(page, {"do": "make"}, follow=True))
    first = feed_of(email=EMAIL)
    assert f'value="https://bijeen.example/mijn/agenda/{first.code}.ics"' in made
    assert f'href="webcal://bijeen.example/mijn/agenda/{first.code}.ics"' in made
    assert "SUMMARY:Samen leren" in said(client.get(f"/mijn/agenda/{first.code}.ics"))

    renewed = said(client.post(page, {"do": "renew"}, follow=True))
    second = feed_of(email=EMAIL)
    assert second.code in renewed and first.code not in renewed
    assert client.get(f"/mijn/agenda/{first.code}.ics").status_code == 404

    assert "Maak de link" in said(client.post(page, {"do": "end"}, follow=True))
    for what in ("end", "renew", "onzin"):
        assert client.post(page, {"do": what}).status_code == 302
    assert not CalendarFeed.objects.exists()


def test_it_is_closed_like_every_page_behind_a_code(client, page):
    response = client.get(page)
    assert response["Cache-Control"] == "private, no-store" and response["Referrer-Policy"] == "no-referrer"
    assert client.get("/mijn/bestaat-niet/agenda/").status_code == 404
    assert client.post("/mijn/bestaat-niet/agenda/", {"do": "make"}).status_code == 404
    assert not CalendarFeed.objects.exists()


def test_it_speaks_the_language_of_the_link(client):
    english = link(language="en")
    assert "In my own calendar" in said(client.get(f"/mijn/{english.code}/agenda/"))
    client.post(f"/mijn/{english.code}/agenda/", {"do": "make"})
    assert feed_of(email=EMAIL).language == "en"


def test_all_that_is_mine_leads_to_it(client):
    make.registration(make.event("Samen leren"), email=EMAIL)
    mine = link()
    assert f'href="/mijn/{mine.code}/agenda/"' in said(client.get(f"/mijn/{mine.code}/"))


def test_it_is_known_of_me_without_the_secret_and_goes_when_i_am_forgotten(client):
    mine = link()
    feed = make_feed(kind="mine", email=EMAIL, at=clock())
    use_feed(feed=feed, at=clock())
    known = as_data(held_of(mine))
    assert known["calendar_feed"]["rows"] == [
        {"about": "", "email": EMAIL, "language": "Nederlands", "used_on": long_date(today())}
    ]
    assert feed.code not in str(known)
    counts = erase_me(link=mine, at=clock())
    assert counts["calendar_feed"] == 1 and not CalendarFeed.objects.exists()
    assert client.get(f"/mijn/agenda/{feed.code}.ics").status_code == 404
