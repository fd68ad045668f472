"""The pages for anybody: what is told of a network, and never whose goal it is; asking to join; a link mailed again."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.messages.asked import answer_due
from events.models import Message
from learning.models import JoinRequest
from tests import make
from tests.learning import build

pytestmark = pytest.mark.django_db
FORM = {
    "organisation": "Stichting Nieuw",
    "organisation_type": "volunteers",
    "first_name": "Bo",
    "family_name": "de Vries",
    "email": "bo@voorbeeld.example.org",
    "motive": "We willen leren.",
    "has_commitment": "on",
}


def url(name: str, *args) -> str:
    return reverse(f"bijeen_events:learning-{name}", args=args)


def text_of(response) -> str:
    return response.content.decode().split("<main")[1].split("</main>")[0]


def test_the_list_names_each_network_with_its_coming_meeting(client):
    build.network("Leernetwerk Oost", event=build.series(), region="Gelderland", is_open=True)
    build.network("Leernetwerk af", status="finished", finished_at=make.BEFORE)
    text = text_of(client.get(url("list")))
    assert text.index("Leernetwerk Oost") < text.index("Leernetwerk af")
    assert "Volgende bijeenkomst" in text and "Gelderland" in text and "Nieuwe organisaties welkom" in text


def test_an_empty_list_says_what_there_is_instead(client):
    assert url("list") in client.get("/agenda/").content.decode()  # in the main menu
    assert "Bekijk de agenda" in text_of(client.get(url("list")))


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(client, django_assert_num_queries, number):
    for turn in range(number):
        build.network(f"Netwerk {turn}", event=build.series(), line=make.line())
    with django_assert_num_queries(2):
        client.get(url("list"))


def test_a_network_names_who_agreed_and_goals_in_words_alone(client):
    network = build.network(
        event=build.series(venue=make.venue("Geheim huis", city="Arnhem")), summary_nl="Samen beter."
    )
    shown, hidden = build.member(network, "De Kade", is_shown=True), build.member(network, "Het Vlot")
    build.goal(shown, "Zichtbaar doel", shared_with="public", state="habit", step="Een stap.")
    build.goal(hidden, "Doel zonder naam", shared_with="public")
    build.goal(hidden, "Doel voor het netwerk")
    build.goal(hidden, "Doel voor onszelf", shared_with="nobody")
    build.goal(shown, "Gestopt doel", shared_with="public", state="stopped")
    build.person(shown, may_show=True)

    text = text_of(client.get(url("network", network.slug)))

    for there in ("De Kade", "Zichtbaar doel", "Doel zonder naam", "Keer 2", "Samen beter.", "Arnhem"):
        assert there in text
    for gone in (
        "Het Vlot",
        "Doel voor het netwerk",
        "onszelf",
        "Gestopt doel",
        "Een stap",
        "Vaste gewoonte",
        "Aylin",
        "Geheim huis",
    ):
        assert gone not in text
    assert text.index("Doel zonder naam") < text.index("Zichtbaar doel")  # by alphabet, not by how far they are


@pytest.mark.parametrize("number", [1, 3])
def test_a_network_costs_the_same_for_one_and_three(client, django_assert_num_queries, number):
    network = build.network(event=build.series(meetings=number))
    for turn in range(number):
        build.goal(build.member(network, f"Organisatie {turn}", is_shown=True), shared_with="public")
    with django_assert_num_queries(4):
        client.get(url("network", network.slug))


def test_a_network_of_a_sensitive_series_names_no_organisation_and_no_goal(client):
    network = build.network(event=build.series(is_sensitive=True), is_open=True)
    build.goal(build.member(network, "De Kade", is_shown=True), "Zichtbaar doel", shared_with="public")
    page = client.get(url("network", network.slug)).content.decode()
    assert "De Kade" not in page and "Zichtbaar doel" not in page and "Keer 1" not in page
    assert "b-exit" in page and "noindex" in page


@pytest.mark.parametrize("hides", [{"visibility": "confidential", "is_sensitive": True}, {"status": "draft"}])
def test_a_network_of_a_hidden_series_is_the_same_404_as_an_unknown_one(client, hides):
    network = build.network("Verborgen netwerk", event=build.series(**hides), is_open=True)
    for name in ("network", "join", "joined"):
        known, unknown = client.get(url(name, network.slug)), client.get(url(name, "onbekend"))
        assert known.status_code == unknown.status_code == 404
        assert known.content.decode().replace(network.slug, "onbekend") == unknown.content.decode()
    assert "Verborgen" not in client.get(url("list")).content.decode()


def test_a_page_in_english_marks_what_is_dutch(client):
    network = build.network("Leernetwerk Oost", title_en="Learning network East", summary_nl="Samen beter.")
    build.goal(build.member(network), "Zichtbaar doel", shared_with="public")
    page = client.get("/en" + url("network", network.slug)).content.decode()
    assert "Learning network East" in page and '<span lang="nl">Zichtbaar doel</span>' in page


# Asking to join --------------------------------------------------------------------------------------------


def test_asking_answers_with_a_redirect_and_a_mail(client):
    network = build.network(is_open=True)
    token = re.search(r'name="token" value="([^"]+)"', client.get(url("join", network.slug)).content.decode())[1]
    for _time in (1, 2):
        response = client.post(url("join", network.slug), {**FORM, "token": token})
        assert response.url == url("joined", network.slug)
    request = JoinRequest.objects.get()
    assert (request.organisation_name, request.has_commitment, request.language) == ("Stichting Nieuw", True, "nl")
    assert Message.objects.get().kind == "join_received"
    page = client.get(response.url).content.decode()
    assert "We hebben je vraag" in page and "bo@" not in page and "Stichting" not in page


def test_what_is_not_right_stands_beside_its_field_and_what_was_typed_stays(client):
    network = build.network(is_open=True)
    wrong = {**FORM, "email": "bo@nergens", "organisation_type": "keizer", "token": "geen token"}
    response = client.post(url("join", network.slug), wrong)
    page = response.content.decode()
    assert response.status_code == 422 and "Stichting Nieuw" in page
    assert "Achter de @ ontbreekt nog iets" in page and "kies een van de mogelijkheden" in page
    assert not JoinRequest.objects.exists()


HOSTILE = ["<script>alert(1)</script>", "' OR 1=1 --", "\x00\ud800", "x" * 5000, "😀\u202e", "{{ 7|add:7 }}"]


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_hostile_breaks_the_form_or_comes_back_alive(client, typed):
    network = build.network(is_open=True)
    safe = typed.encode("utf-8", "replace").decode()
    response = client.post(url("join", network.slug), dict.fromkeys(FORM, safe))
    assert response.status_code == 422
    assert "<script>alert" not in response.content.decode()
    good = client.post(url("join", network.slug), {**FORM, "motive": safe[:900], "organisation": safe[:150]})
    assert good.status_code in (302, 422)


def test_a_network_that_takes_nobody_has_no_form(client):
    network = build.network()
    assert "Doe mee" not in client.get(url("network", network.slug)).content.decode()
    assert client.get(url("join", network.slug)).status_code == 404
    assert client.post(url("join", network.slug), FORM).status_code == 404


def test_who_asks_too_often_waits_and_a_slip_is_asked_back(client):
    network = build.network(is_open=True)
    page = client.post(url("join", network.slug), {**FORM, "email": "bo@gmial.com"}).content.decode()
    assert "bo@gmail.com" in page and not JoinRequest.objects.exists()
    answers = [client.post(url("join", network.slug), FORM).status_code for _time in range(6)]
    assert answers == [302] * 5 + [429]


# A link mailed again -----------------------------------------------------------------------------------------


def test_the_answer_is_the_same_for_known_and_unknown(client):
    person = build.person(build.member(build.network()))
    build.person(build.member(build.network()), email=person.email)
    pages = [client.post(url("find"), {"email": email}) for email in (person.email, "niemand@example.org")]
    texts = [page.content.decode().replace(person.email, "X").replace("niemand@example.org", "X") for page in pages]
    assert texts[0] == texts[1] and "Kijk in je mail" in texts[0]
    client.post(url("find"), {"email": person.email.upper()})
    answer_due(at=clock())
    assert Message.objects.filter(kind="network_link", email=person.email).count() == 2  # one a network
    assert pages[0]["Cache-Control"] == "private, no-store"


def test_who_takes_part_no_longer_gets_no_link(client):
    gone = build.person(build.member(build.network()), ended_at=clock() - timedelta(days=1))
    client.post(url("find"), {"email": gone.email})
    answer_due(at=clock())
    assert not Message.objects.exists()
    assert client.post(url("find"), {"email": "geen adres"}).status_code == 422
