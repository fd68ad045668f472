"""Materials on pages of others: my own page, the public page, all that is mine, and the event at the desk."""

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils.timezone import now as clock

from events.attendance.facts import event_closed
from events.extend import panels
from events.facts import announce
from events.handing import hand_out
from events.materials.actions import add_alternative, change_material
from events.models import Event
from tests import make
from tests.events.materials.files import FILM, material, upload

pytestmark = pytest.mark.django_db


def own(client, registration) -> str:
    return client.get(f"/aanmelding/{registration.code}/").content.decode()


def public(client, event) -> str:
    return client.get(f"/agenda/{event.slug}/").content.decode()


def test_my_own_page_lists_what_i_may_see_with_type_size_language_and_other_forms(client):
    event = make.event()
    registration = make.registration(event)
    assert "Materiaal" not in own(client, registration)
    made = material(event, "Gesprekshulp", moment="before")
    material(event, "Film", body=FILM, moment="before", language="en")
    material(event, "Verslag")
    add_alternative(material=made, upload=upload(b"Tekst", "a.txt"), language="nl", at=clock(), by=None)
    page = own(client, registration)
    assert 'class="b-doc"' in page and "Pdf, 1 kB, Nederlands" in page and "Mp4, 1 kB, Engels" in page
    assert f"/aanmelding/{registration.code}/materiaal/{made.pk}/" in page
    assert "Ook als tekst" in page and "Vraag een versie die ik kan lezen" in page and "Verslag" not in page
    assert "Download alle bestanden samen (zip)" in page


def test_one_file_alone_needs_no_zip(client):
    event = make.event()
    material(event, moment="before")
    assert "(zip)" not in own(client, make.registration(event))


def test_who_has_no_place_sees_nothing_of_it(client):
    event = make.event()
    material(event, "Gesprekshulp", moment="before")
    for state in ("waiting", "cancelled", "requested"):
        assert "Gesprekshulp" not in own(client, make.registration(event, state=state))


def test_a_page_in_english_says_that_a_title_is_dutch(client):
    event = make.event()
    material(event, "Gesprekshulp", moment="before")
    material(event, "Gids", title_en="Guide", moment="before")
    page = own(client, make.registration(event, language="en"))
    assert 'lang="nl">Gesprekshulp' in page and ">Guide<" in page and "Dutch" in page


def test_the_public_page_shows_what_is_for_anybody_as_soon_as_it_changes(client):
    event = make.event()
    assert "Materiaal" not in public(client, event)
    made = material(event, "Folder", moment="before", audience="public")
    material(event, "Casus", moment="before")
    page = public(client, event)
    assert f"/materiaal/{made.pk}/" in page and "Folder" in page and "Casus" not in page
    change_material(material=made, version=1, title_nl="Kaart", at=clock(), by=None)
    assert "Kaart" in public(client, event) and "Folder" not in public(client, event)
    change_material(material=made, version=2, audience="registered", at=clock(), by=None)
    assert "Kaart" not in public(client, event)


def test_closing_releases_what_is_for_anybody_afterwards(client):
    event = make.event()
    material(event, "Verslag", audience="public")
    assert "Verslag" not in public(client, event)
    Event.objects.update(closed_at=clock())
    announce(event_closed, event=event, at=clock())
    hand_out(clock())
    assert "Verslag" in public(client, event)


@pytest.mark.parametrize("number", [1, 3])
def test_my_own_page_costs_as_many_queries_for_one_as_for_three(client, number, django_assert_num_queries):
    event = make.event()
    for place in range(number):
        made = material(event, f"Stuk {place}", moment="before", session=event.sessions.get())
        add_alternative(material=made, upload=upload(), language="nl", at=clock(), by=None)
    registration = make.registration(event)
    request = RequestFactory().get("/")
    with django_assert_num_queries(2):
        panels["materials"].show(request, registration)


def test_the_event_at_the_desk_says_how_many_there_are(client, organiser):
    event = make.event(organiser=organiser)
    client.force_login(organiser)
    page = reverse("bijeen_events:desk-event", args=[event.pk])
    assert "Nog niets. Een hand-out" in client.get(page).content.decode()
    material(event)
    material(event, moment="before")
    assert "2 stukken, waarvan 1 voor na afloop." in client.get(page).content.decode()
