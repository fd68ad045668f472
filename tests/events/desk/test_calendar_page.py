"""The page where staff make the links by which their own calendar follows their work."""

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.calendar.actions import make_feed, use_feed
from events.calendar.queries import feed_of
from events.models import CalendarFeed, Role
from tests import make

pytestmark = pytest.mark.django_db
PAGE = "/beheer/agenda/"


def sign_in(client, user):
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return user


@pytest.fixture
def trainer():
    trainer = make.user("trainer")
    Role.objects.create(user=trainer, name="trainer", session=make.event().sessions.get())
    return trainer


def said(response) -> str:
    return response.content.decode()


def test_who_organises_makes_a_link_renews_it_and_ends_it(client, organiser, settings):
    settings.BIJEEN_BASE_URL = "https://bijeen.example"
    sign_in(client, organiser)
    page = said(client.get(PAGE))
    assert "Wat ik organiseer" in page and "Wat ik geef" not in page and "Maak de link" in page

    page = said(client.post(PAGE, {"make": "organiser"}, follow=True))
    first = feed_of(kind="organiser", user=organiser)
    assert f'value="https://bijeen.example/beheer/agenda/{first.code}.ics"' in page
    assert f'href="webcal://bijeen.example/beheer/agenda/{first.code}.ics"' in page
    assert "Nog geen agenda heeft deze link gelezen." in page

    page = said(client.post(PAGE, {"renew": "organiser"}, follow=True))
    second = feed_of(kind="organiser", user=organiser)
    assert first.code not in page and second.code in page and "De oude werkt niet meer." in page
    assert client.get(f"/beheer/agenda/{first.code}.ics").status_code == 404

    page = said(client.post(PAGE, {"end": "organiser"}, follow=True))
    assert not CalendarFeed.objects.exists() and "Maak de link" in page and "De link is beëindigd." in page
    assert client.get(f"/beheer/agenda/{second.code}.ics").status_code == 404


def test_who_gives_has_a_link_of_that_in_the_language_of_the_page(client, trainer):
    sign_in(client, trainer)
    assert "What I give" in said(client.get("/en/beheer/agenda/"))
    client.post("/en/beheer/agenda/", {"make": "trainer"})
    assert feed_of(kind="trainer", user=trainer).language == "en"


def test_it_says_when_a_calendar_read_it_last(client, trainer):
    sign_in(client, trainer)
    use_feed(feed=make_feed(kind="trainer", user=trainer, at=clock()), at=clock())
    assert "Je agenda las deze link voor het laatst op" in said(client.get(PAGE))


def test_nobody_makes_what_is_not_theirs_nor_touches_the_link_of_another(client, trainer, organiser):
    theirs = make_feed(kind="organiser", user=organiser, at=clock())
    sign_in(client, trainer)
    for data in ({"make": "organiser"}, {"make": "mine"}, {"make": "onzin"}):
        assert "Hier is voor jou geen agenda van." in said(client.post(PAGE, data, follow=True))
    for data in ({"renew": "organiser"}, {"end": "organiser"}, {"end": str(theirs.pk)}, {}):
        assert theirs.code not in said(client.post(PAGE, data, follow=True))
    assert CalendarFeed.objects.get().code == theirs.code


def test_a_link_outlives_the_role_only_to_be_ended(client, trainer):
    sign_in(client, trainer)
    make_feed(kind="trainer", user=trainer, at=clock())
    Role.objects.filter(user=trainer).update(ended_at=clock())
    assert "Beëindig" in said(client.get(PAGE))
    client.post(PAGE, {"end": "trainer"})
    assert not CalendarFeed.objects.exists() and client.get(PAGE).status_code == 404


def test_who_does_neither_has_no_such_page_and_a_visitor_signs_in(client):
    assert client.get(PAGE).status_code == 302
    sign_in(client, make.user("niemand", role="administrator"))
    assert client.get(PAGE).status_code == 404


def test_the_desk_leads_to_it(client, organiser):
    sign_in(client, organiser)
    assert f'href="{reverse("bijeen_events:desk-calendar")}"' in said(client.get("/beheer/"))
