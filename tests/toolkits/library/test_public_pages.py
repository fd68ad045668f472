"""The pages for anybody: whom to call, what is in a toolkit, its coming trainings, and what may not stand outside."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.interest import actions as interest
from events.places.actions import set_places
from tests import make
from tests.toolkits import build
from toolkits.library.actions import add_part, change_toolkit, publish_toolkit

pytestmark = pytest.mark.django_db


def url(name: str, *args) -> str:
    return reverse(f"bijeen_events:toolkits-{name}", args=args)


def file_of(part) -> str:
    return reverse("bijeen_fixed:toolkits-part", args=[part.pk])


def text_of(response) -> str:
    return response.content.decode().split("<main")[1].split("</main>")[0]


def training(toolkit, title: str = "Leerbijeenkomst Zwolle", **fields):
    fields = {"starts_at": clock() + timedelta(weeks=3), "kind": "learning_session", "visibility": "closed",
              "is_sensitive": True, "toolkit_key": toolkit.key, **fields}  # fmt: skip
    return make.event(title, **fields)


def test_the_list_names_published_toolkits_with_the_exit_where_one_is_sensitive(client):
    build.toolkit("Gewone toolkit", is_sensitive=False)
    page = client.get(url("list")).content.decode()
    assert "Gewone toolkit" in page and "data-exit" not in page
    build.toolkit("Toolkit Vertrek", parts=2)
    build.toolkit("Nog niet af", published_at=None)
    page = client.get(url("list")).content.decode()
    assert "data-exit" in page and 'href="tel:112"' in page and "2 onderdelen" in page
    assert "Nog niet af" not in page


def test_an_empty_list_says_what_there_is_instead_and_stands_in_the_menu(client):
    assert url("list") in client.get("/agenda/").content.decode()
    assert "Bekijk de agenda" in text_of(client.get(url("list")))


@pytest.mark.parametrize("number", [1, 3])
def test_both_pages_cost_the_same_for_one_and_three(client, django_assert_num_queries, number):
    toolkit = build.toolkit(parts=number)
    for turn in range(number):
        build.toolkit(f"Toolkit {turn}")
        build.help_line(toolkit)
        training(toolkit)
    with django_assert_num_queries(1):
        client.get(url("list"))
    with django_assert_num_queries(6):
        client.get(url("toolkit", toolkit.slug))


def test_help_stands_above_the_buttons_and_every_number_can_be_tapped(client):
    toolkit = build.toolkit()
    build.help_line(toolkit, "Kindertelefoon", "0800-0432", open_nl="Elke dag")
    page = client.get(url("toolkit", toolkit.slug)).content.decode()
    hero = page.split('class="b-hero b-poppy"')[1]
    assert hero.index('href="tel:112"') < hero.index('href="tel:08002000"') < hero.index("b-btn")
    assert 'href="tel:08000432"' in page and "Elke dag" in page
    assert page.index("data-exit") < page.index("<header")


def test_a_sensitive_toolkit_names_itself_on_the_page_and_not_in_its_title(client):
    for is_sensitive in (True, False):
        toolkit = build.toolkit("Toolkit Vertrek", is_sensitive=is_sensitive)
        page = client.get(url("toolkit", toolkit.slug)).content.decode()
        head = page.split("</head>")[0]
        assert "Toolkit Vertrek" in text_of(client.get(url("toolkit", toolkit.slug)))
        assert ("Toolkit Vertrek" in head) is not is_sensitive
        assert ("noindex" in head) is is_sensitive
        assert ("data-exit" in page) is is_sensitive


def test_only_coming_trainings_that_may_be_listed_stand_there_with_seats_as_a_word(client, organiser, now):
    toolkit = build.toolkit()
    shown = training(toolkit, venue=make.venue("Geheim huis", city="Zwolle", address="Geheimstraat 1"))
    training(toolkit, "Vertrouwelijke training", visibility="confidential")
    training(toolkit, "Concept", status="draft")
    training(toolkit, "Ging niet door", status="cancelled", cancelled_at=now)
    training(toolkit, "Voorbij", starts_at=clock() - timedelta(weeks=3))
    training(build.toolkit(), "Van een andere toolkit")
    set_places(event=shown, mode="on_site", capacity=7, overbooked=0, at=now, by=organiser)
    text = text_of(client.get(url("toolkit", toolkit.slug)))
    assert "Leerbijeenkomst Zwolle" in text and "Plekken vrij" in text and "Volg een training" in text
    for gone in ("Vertrouwelijke", "Concept", "Ging niet door", "Voorbij", "andere toolkit", "Geheim", "van 7"):
        assert gone not in text


def test_without_a_training_the_page_says_so(client):
    text = text_of(client.get(url("toolkit", build.toolkit().slug)))
    assert "Er staat nu geen training op de agenda." in text and "Volg een training" not in text


def test_an_old_address_leads_on_for_ever_with_its_query(client, now, organiser):
    toolkit = build.toolkit(slug="eerst")
    change_toolkit(toolkit=toolkit, version=1, slug="later", at=now, by=organiser)
    response = client.get(url("toolkit", "eerst") + "?bron=mail")
    assert (response.status_code, response["Location"]) == (301, url("toolkit", "later") + "?bron=mail")


def test_a_draft_and_its_files_are_for_who_keeps_toolkits_alone(client, now, organiser, stranger):
    toolkit = build.toolkit(published_at=None)
    part = add_part(toolkit=toolkit, title_nl="Kaart", upload=build.upload(), at=now, by=organiser)
    assert client.get(url("toolkit", toolkit.slug)).status_code == client.get(file_of(part)).status_code == 404
    client.force_login(stranger)
    assert client.get(file_of(part)).status_code == 404
    client.force_login(organiser)
    response = client.get(file_of(part))
    assert response.status_code == 200 and "private" in response["Cache-Control"]
    client.logout()
    publish_toolkit(toolkit=toolkit, at=now, by=organiser)
    assert b"".join(client.get(file_of(part)).streaming_content) == b"Een kaart."


@pytest.mark.parametrize(("is_sensitive", "name"), [(True, "Materiaal 2.txt"), (False, "Kaart van vertrek.txt")])
def test_a_file_is_saved_under_a_name_that_may_stand_outside(client, now, organiser, is_sensitive, name):
    toolkit = build.toolkit(is_sensitive=is_sensitive)
    part = add_part(toolkit=toolkit, title_nl="Kaart van vertrek", upload=build.upload(), at=now, by=organiser)
    response = client.get(file_of(part))
    assert name in response["Content-Disposition"] and response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-cache, public"


def test_a_link_sends_on_without_telling_where_it_stood_and_a_text_has_no_address(client):
    toolkit = build.toolkit()
    link = build.part(toolkit, text_nl="", link="https://film.example.org/x")
    response = client.get(file_of(link))
    assert (response.status_code, response["Location"]) == (302, "https://film.example.org/x")
    assert response["Referrer-Policy"] == "no-referrer"
    assert client.get(file_of(toolkit.parts.first())).status_code == 404


def test_an_event_names_its_toolkit_as_long_as_that_is_on_the_site(client, now, organiser):
    toolkit = build.toolkit("Toolkit Vertrek")
    event = training(toolkit)
    path = reverse("bijeen_events:agenda-event", args=[event.slug])
    assert url("toolkit", toolkit.slug) in client.get(path).content.decode()
    change_toolkit(toolkit=toolkit, version=1, title_nl="Andere naam", at=now, by=organiser)
    assert "Andere naam" in client.get(path).content.decode()


def test_the_page_speaks_english_and_marks_what_is_dutch(client):
    toolkit = build.toolkit("Toolkit Vertrek", summary_nl="Over vertrek.", title_en="Toolkit Leaving")
    page = client.get("/en" + url("toolkit", toolkit.slug)).content.decode()
    assert "Toolkit Leaving" in page and "Talk" not in page.split("<main")[0]
    assert '<p class="b-lead" lang="nl">Over vertrek.</p>' in page


def test_who_wants_the_next_training_leaves_an_address_and_is_told(client):
    toolkit = build.toolkit()
    page = client.get(f"/toolkits/{toolkit.slug}/").content.decode()
    address = f"/laat-weten/toolkit/{toolkit.key}/"
    assert address in page and str(toolkit.title) in client.get(address).content.decode()

    asked = {"topic": "toolkit", "topic_key": toolkit.key}
    mine = interest.note_interest(email="zij@voorbeeld.example.org", language="nl", at=clock(), **asked)
    interest.confirm_interest(interest=mine, at=clock())
    assert interest.tell_of_published(event=training(toolkit), at=clock()) == 1
    assert client.get("/laat-weten/toolkit/bestaat-niet/").status_code == 404
