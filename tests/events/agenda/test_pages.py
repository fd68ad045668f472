"""The public pages: what they show, how they filter, what they keep, and that they know nobody."""

import json
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.timezone import now as clock

from events.models import Event, OldSlug, Session
from events.moments import local
from events.planning.actions import change_event
from events.registration.actions import register
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def soon():
    """Three weeks from now."""
    return clock().replace(minute=30, second=0, microsecond=0) + timedelta(weeks=3)


def shown(client, **query) -> list[str]:
    """The titles on the agenda, in order."""
    page = client.get(reverse("bijeen_events:agenda-list"), query, follow=True).content.decode()
    return [title.strip() for title in re.findall(r"<h3>\s*<a[^>]*>([^<]*)</a>", page)]


def test_each_filter_and_their_combination(client, soon):
    make.event("Atelier", kind="knowledge_atelier", starts_at=soon, venue=make.venue(province="Gelderland"))
    make.event("Online", kind="webinar", mode="online", starts_at=soon)
    make.event(
        "Later", kind="workshop", starts_at=soon + timedelta(days=62), venue=make.venue("B", province="Gelderland")
    )
    month = localtime(soon + timedelta(days=62)).strftime("%Y-%m")
    assert shown(client) == ["Atelier", "Online", "Later"]
    assert shown(client, soort="knowledge_atelier") == ["Atelier"]
    assert shown(client, soort=["knowledge_atelier", "webinar"]) == ["Atelier", "Online"]
    assert shown(client, vorm="online") == ["Online"]
    assert shown(client, regio="Gelderland") == ["Atelier", "Later"]
    assert shown(client, maand=month) == ["Later"]
    assert shown(client, regio="Gelderland", zoek="ATELIÉR") == ["Atelier"]
    assert shown(client, regio="Utrecht", vorm="online") == []


def test_an_address_is_made_tidy_and_what_nobody_knows_is_left_out(client):
    response = client.get("/agenda/?soort=webinar&thema=&regio=Atlantis&maand=2027-13")
    assert (response.status_code, response.url) == (302, "/agenda/?soort=webinar")
    assert client.get("/agenda/?zoek=%00&thema=abc&pagina=999", follow=True).status_code == 200


def test_past_and_hidden_events_do_not_stand_on_it_but_a_past_month_can_be_read(client, soon):
    make.event("Geweest", starts_at=clock() - timedelta(days=40))
    make.event("Concept", starts_at=soon, status="draft")
    make.event("Geheim", starts_at=soon, visibility="confidential", is_sensitive=True)
    assert shown(client) == []
    assert shown(client, maand=localtime(clock() - timedelta(days=40)).strftime("%Y-%m")) == ["Geweest"]


def test_a_series_stands_at_its_coming_date(client, soon):
    event = make.event("Netwerk", shape="series", session=False, starts_at=soon - timedelta(weeks=20))
    Event.objects.filter(pk=event.pk).update(ends_at=soon + timedelta(hours=2))
    for start in (event.starts_at, soon):
        Session.objects.create(event=event, starts_at=start, ends_at=start + timedelta(hours=2))
    make.event("Eerder", starts_at=soon - timedelta(days=3))
    assert shown(client) == ["Eerder", "Netwerk"]


def test_public_pages_set_no_cookie_and_do_not_vary_by_it(client, soon):
    event = make.event(starts_at=soon)
    for path in ("/", "/agenda/", f"/agenda/{event.slug}/", "/privacy/", "/sitemap.xml"):
        response = client.get(path)
        assert not response.cookies and "Cookie" not in response.get("Vary", ""), path


def test_a_page_is_drawn_once_and_its_seats_are_of_now(client, soon, django_assert_num_queries):
    event = make.event(places=5, starts_at=soon)
    path = f"/agenda/{event.slug}/"
    assert "5 van 5 plekken vrij" in client.get(path).content.decode()
    register(event=event, person=make.person(), at=clock())
    with django_assert_num_queries(2):
        assert "4 van 5 plekken vrij" in client.get(path).content.decode()


def test_a_kept_page_repeats_nothing_of_the_link_that_somebody_came_by(client, soon):
    event = make.event(starts_at=soon)
    first = client.get(f"/agenda/{event.slug}/?van=mens@example.org").content.decode()
    assert "mens@example.org" not in first + client.get(f"/agenda/{event.slug}/").content.decode()
    assert f'href="/en/agenda/{event.slug}/"' in first


def test_a_change_is_seen_at_once(client, soon, organiser):
    event = make.event("Oud", starts_at=soon)
    path = f"/agenda/{event.slug}/"
    client.get(path)
    change_event(event=event, version=1, at=clock(), by=organiser, title_nl="Nieuw")
    assert "Nieuw" in client.get(path).content.decode()


def test_nothing_new_is_304(client, soon):
    event = make.event(starts_at=soon)
    tag = client.get(f"/agenda/{event.slug}/")["ETag"]
    assert client.get(f"/agenda/{event.slug}/", headers={"if-none-match": tag}).status_code == 304


def test_an_old_address_leads_to_the_new_one_for_ever(client, soon):
    event = make.event(starts_at=soon)
    OldSlug.objects.create(event=event, slug="vroeger")
    response = client.get("/agenda/vroeger/")
    assert (response.status_code, response.url) == (301, f"/agenda/{event.slug}/")


def test_search_engines_read_an_open_event_and_no_closed_one(client, soon):
    event = make.event("Samen", starts_at=soon, venue=make.venue())
    page = client.get(f"/agenda/{event.slug}/").content.decode()
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S).group(1))
    assert data["@type"] == "Event" and data["startDate"] == localtime(soon).isoformat()
    assert data["location"][0]["address"]["streetAddress"] == "Voorbeeldstraat 1, 0000 AA Utrecht"
    closed = make.event(starts_at=soon, visibility="closed", venue=make.venue("C"))
    page = client.get(f"/agenda/{closed.slug}/").content.decode()
    assert "ld+json" not in page and "wa.me" not in page and 'content="noindex"' in page
    assert "Voorbeeldstraat" not in page and "Het adres staat op je ticket." in page


def test_a_title_cannot_end_the_script_that_it_stands_in(client, soon):
    event = make.event("</script><b>x", starts_at=soon)
    page = client.get(f"/agenda/{event.slug}/").content.decode()
    assert "</script><b>" not in page


def test_a_text_without_english_is_marked_as_dutch(client, soon):
    event = make.event("Samen leren", title_en="Learning together", starts_at=soon)
    page = client.get(f"/en/agenda/{event.slug}/").content.decode()
    assert "Learning together" in page and "only there in Dutch" in page and '<div class="b-stack" lang="nl">' in page


def test_a_conference_shows_its_rounds_with_seats_of_each(client, soon, django_assert_num_queries):
    for sessions in (1, 3):
        event = make.conference(starts_at=soon, rounds=2, sessions=sessions, each=20)
        with django_assert_num_queries(7):
            page = client.get(f"/agenda/{event.slug}/").content.decode()
        with django_assert_num_queries(2):  # kept: what decides who may see it, and the seats
            assert client.get(f"/agenda/{event.slug}/").content.decode() == page
        assert page.count("20 van 20 plekken vrij") == 2 * sessions


def test_a_kept_page_is_gone_at_once_for_who_may_not_see_it_any_more(client, soon):
    event = make.event(starts_at=soon)
    assert client.get(f"/agenda/{event.slug}/").status_code == 200
    Event.objects.filter(pk=event.pk).update(visibility="confidential", is_sensitive=True)
    assert client.get(f"/agenda/{event.slug}/").status_code == 404


def test_the_agenda_costs_the_same_for_one_and_for_three(client, soon, django_assert_num_queries):
    for _ in range(2):
        make.conference(starts_at=soon)
        with django_assert_num_queries(9):
            client.get("/agenda/")
        make.conference(starts_at=soon)


def test_a_page_in_english_marks_what_is_dutch_and_describes_nothing_in_dutch(client):
    event = make.event(starts_at=clock() + timedelta(weeks=3), warning_nl="Er is veel trap.", summary_nl="Je oefent.")
    page = client.get(f"/en/agenda/{event.slug}/").content.decode()
    assert page.count("only there in Dutch") == 2 and '<p lang="nl">Er is veel trap.</p>' in page
    assert 'name="description"' not in page and "og:description" not in page and 'content="nl_NL"' in page
    assert 'name="description" content="Je oefent."' in client.get(f"/agenda/{event.slug}/").content.decode()


def test_a_workshop_in_english_is_marked_on_a_page_in_dutch(client):
    event = make.conference(starts_at=clock() + timedelta(weeks=3), rounds=1, sessions=2)
    english = event.sessions.first()
    event.sessions.filter(pk=english.pk).update(language="en", title_nl="Belonging at school")
    assert 'lang="en">1A. Belonging at school' in client.get(f"/agenda/{event.slug}/").content.decode()


def test_a_series_shows_the_hours_of_its_coming_date(client, soon):
    first, last = local(soon).replace(hour=13, minute=0), local(soon + timedelta(weeks=1)).replace(hour=9, minute=0)
    event = make.event("Netwerk", shape="series", session=False, starts_at=first)
    Event.objects.filter(pk=event.pk).update(ends_at=last + timedelta(hours=2))
    for start in (first, last):
        Session.objects.create(event=event, starts_at=start, ends_at=start + timedelta(hours=2))
    page = client.get("/agenda/").content.decode()
    assert "13.00 tot 15.00 uur" in page and "13.00 tot 11.00 uur" not in page
