"""Door links: made at the desk, for one day, ended at once."""

from datetime import date, timedelta

import pytest
import time_machine

from events.checkin.actions import end_door_link, make_door_link
from events.checkin.holdings import forget_door_links, forget_scans
from events.checkin.refusals import LinkDayPast, LinkOutsideEvent
from events.models import DoorLink, Scan
from tests import make
from tests.events.checkin.book import AT, scan

pytestmark = pytest.mark.django_db
DAY = date(2027, 3, 11)


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(AT, tick=False):
        yield


def a_link(event, organiser, **fields) -> DoorLink:
    fields = {"helper_name": "Joost, vrijwilliger", "valid_on": DAY, "at": AT, **fields}
    return make_door_link(event=event, by=organiser, **fields)


def test_a_link_is_made_for_a_day_of_the_event_or_the_one_before(organiser):
    event = make.event(starts_at=AT + timedelta(days=1), organiser=organiser)
    link = a_link(event, organiser)
    assert event.facts.get().name == "door_link_made" and link.valid_on == DAY
    with pytest.raises(LinkOutsideEvent):
        a_link(event, organiser, valid_on=DAY + timedelta(days=9))
    with pytest.raises(LinkDayPast):
        a_link(event, organiser, valid_on=DAY - timedelta(days=1))
    with pytest.raises(LinkOutsideEvent):
        a_link(event, organiser, sessions=[make.event().sessions.get()])


def test_ending_a_link_is_said_once(organiser):
    event = make.event(organiser=organiser)
    link = a_link(event, organiser)
    first = end_door_link(link=link, at=AT, by=organiser)
    assert end_door_link(link=link, at=AT + timedelta(hours=1), by=organiser).ended_at == first.ended_at == AT
    assert [fact.name for fact in event.facts.all()] == ["door_link_made", "door_link_ended"]


def test_a_link_opens_the_door_without_an_account_on_that_day_only(client, organiser):
    event = make.event(organiser=organiser)
    link = a_link(event, organiser)
    make.registration(event, first_name="Ans", family_name="Vis")

    page = client.get(f"/inchecken/link/{link.code}/", follow=True)

    assert page.redirect_chain[-1][0] == f"/inchecken/{event.slug}/" and "Ans Vis" in page.content.decode()
    assert client.get("/inchecken/")["Location"] == f"/inchecken/{event.slug}/"
    assert client.get(f"/inchecken/{make.event().slug}/").status_code == 404
    with time_machine.travel(AT + timedelta(days=1)):
        assert client.get(f"/inchecken/{event.slug}/").status_code == 404
    end_door_link(link=link, at=AT, by=organiser)
    ended = client.get(f"/inchecken/{event.slug}/")
    assert ended.status_code == 404 and "Deze deurlink opent nu geen deur" in ended.content.decode()


def test_a_link_for_one_workshop_opens_no_other(client, organiser):
    event = make.conference(organiser=organiser)
    mine, other = event.sessions.all()[:2]
    client.get(f"/inchecken/link/{a_link(event, organiser, sessions=[mine]).code}/")
    assert client.get(f"/inchecken/{event.slug}/", {"deur": mine.pk}).status_code == 200
    for where in (other.pk, "ingang", "x", "9" * 30):
        assert client.get(f"/inchecken/{event.slug}/", {"deur": where}).status_code == 404


def test_a_wrong_and_an_ended_link_are_the_same_page_and_guesses_are_slow(client, organiser):
    link = end_door_link(link=a_link(make.event(organiser=organiser), organiser), at=AT, by=organiser)
    wrong, ended = client.get("/inchecken/link/onbekend/"), client.get(f"/inchecken/link/{link.code}/")
    assert wrong.status_code == ended.status_code == 404 and wrong.content == ended.content
    answers = [client.get(f"/inchecken/link/gok{number}/").status_code for number in range(60)]
    assert answers[-1] == 429 and answers[0] == 404


def test_a_link_for_tomorrow_says_so_to_who_holds_it(client, organiser):
    event = make.event(starts_at=AT + timedelta(days=1), organiser=organiser)
    link = a_link(event, organiser, valid_on=DAY + timedelta(days=1))
    page = client.get(f"/inchecken/link/{link.code}/")
    assert "Deze deurlink werkt op vrijdag 12 maart 2027." in page.content.decode()


def test_who_is_done_stands_at_no_door_any_more(client, organiser):
    event = make.event(organiser=organiser)
    client.get(f"/inchecken/link/{a_link(event, organiser).code}/")
    assert "Klaar voor vandaag" in client.post("/inchecken/link/weg/").content.decode()
    assert client.get(f"/inchecken/{event.slug}/")["Location"].startswith("/inloggen/")


def test_the_desk_makes_shows_and_ends_a_link(client, organiser):
    event = make.conference(organiser=organiser)
    client.force_login(organiser, backend="allauth.account.auth_backends.AuthenticationBackend")
    address = f"/beheer/{event.pk}/deur/"
    sent = {"helper_name": "Joost", "valid_on": DAY.isoformat(), "sessions": [event.sessions.first().pk]}
    page = client.post(address, sent, follow=True).content.decode()
    link = DoorLink.objects.get()
    assert (
        "Deurlink voor Joost" in page
        and 'class="b-qr"' in page
        and list(link.sessions.all()) == [event.sessions.first()]
    )
    refused = client.post(address, {"helper_name": "", "valid_on": "2027-01-01"})
    assert refused.status_code == 422 and DoorLink.objects.count() == 1
    page = client.post(address, {"end": link.pk}, follow=True).content.decode()
    assert "Beëindigd" in page and DoorLink.objects.get().ended_at == AT


def test_nobody_else_comes_to_the_links_of_an_event(client, stranger, organiser):
    event = make.event(organiser=organiser)
    other = make.event(organiser=make.user("ander"))
    link = a_link(event, organiser)
    for user in (stranger, other.roles.get().user):
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        assert client.get(f"/beheer/{event.pk}/deur/").status_code == 404
        if user != stranger:
            assert client.post(f"/beheer/{other.pk}/deur/", {"end": link.pk}).status_code == 404
    assert DoorLink.objects.get().ended_at is None


def test_the_log_and_the_helpers_are_forgotten_after_three_months(organiser):
    event = make.event(organiser=organiser)
    link = a_link(event, organiser)
    scan(event, make.registration(event))
    soon, late = AT + timedelta(days=80), AT + timedelta(days=100)
    assert forget_scans(soon) == forget_door_links(soon) == 0
    assert forget_scans(late, True) == forget_door_links(late, True) == 1 and Scan.objects.count() == 1
    assert forget_scans(late) == forget_door_links(late) == 1
    assert not Scan.objects.exists() and not DoorLink.objects.filter(pk=link.pk).exists()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_links_takes_the_same_number_of_queries(number, client, organiser, django_assert_num_queries):
    event = make.conference(organiser=organiser)
    for _ in range(number):
        a_link(event, organiser, sessions=list(event.sessions.all()))
    client.force_login(organiser, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get(f"/beheer/{event.pk}/deur/")
    with django_assert_num_queries(8):
        client.get(f"/beheer/{event.pk}/deur/")
