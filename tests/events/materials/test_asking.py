""" "Vraag een versie die ik kan lezen": asked on my own page, answered at the desk, told by mail without a word of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.desk.attention import needs_of
from events.materials import refusals
from events.materials.actions import answer_request, ask_version
from events.materials.attention import version_requests
from events.messages.drawing import mail_of
from events.models import Event, Fact, Message, VersionRequest
from tests import make
from tests.events.materials.files import PDF, body_of, material, sent, upload

pytestmark = pytest.mark.django_db
NEED = "Grote letters, ik zie slecht"


@pytest.fixture
def event(organiser):
    return make.event(organiser=organiser, contact_email="organisator@staf.example.org")


@pytest.fixture
def made(event):
    return material(event, moment="before")


@pytest.fixture
def registration(event, made):
    return make.registration(event)


def page(registration) -> str:
    return f"/aanmelding/{registration.code}/materiaal/versie/"


def said_in_mails() -> str:
    mails = [mail_of(message) for message in Message.objects.select_related("registration__event", "event")]
    return "\n".join(f"{mail.to} {mail.subject}\n{mail.body}" for mail in mails)


def test_who_asks_is_heard_and_the_organiser_gets_a_mail_without_the_words(client, registration, made):
    response = client.post(page(registration), {"material": str(made.pk), "need": NEED})
    assert (response.status_code, response["Location"]) == (302, page(registration))
    asked = VersionRequest.objects.get()
    assert (asked.need, asked.material, asked.registration) == (NEED, made, registration)
    mails = said_in_mails()
    assert "organisator@staf.example.org" in mails and f"/beheer/{made.event_id}/materiaal/" in mails
    assert "letters" not in mails and registration.family_name not in mails and "Gesprekshulp" not in mails
    assert Fact.objects.get(name="version_asked").data == {}
    after = client.get(page(registration)).content.decode()
    assert "De organisator heeft je vraag" in after


def test_the_only_material_is_chosen_already_and_the_form_says_who_reads_it(client, registration, made):
    text = client.get(page(registration)).content.decode()
    assert "checked" in text and "de organisator" in text and "4 weken na het antwoord" in text
    assert "<title>Samen leren" in text


@pytest.mark.parametrize(("need", "sentence"), [
    ("", "Schrijf kort wat je nodig hebt."), ("   ", "Schrijf kort wat je nodig hebt."), ("\uffff", "Schrijf kort wat je nodig hebt."),
    ("x" * 501, "hoogstens 500 tekens"), ("a\x00b", "Er staat een teken in dat niemand ziet"),
])  # fmt: skip
def test_what_is_not_right_is_said_beside_the_field_and_kept(client, registration, made, need, sentence):
    response = client.post(page(registration), {"material": str(made.pk), "need": need})
    assert response.status_code == 422 and sentence in response.content.decode()
    assert f'value="{made.pk}"' in response.content.decode() and not VersionRequest.objects.exists()


def test_a_material_that_i_may_not_see_cannot_be_asked_about(client, event, registration, made):
    hidden = material(event, "Straks")
    response = client.post(page(registration), {"material": str(hidden.pk), "need": NEED})
    assert response.status_code == 422 and "Kies een materiaal uit de lijst." in response.content.decode()
    with pytest.raises(refusals.MaterialGone):
        ask_version(registration=registration, material=hidden, need=NEED, at=clock())


def test_asking_twice_is_said_and_asked_once(client, registration, made):
    for status in (302, 422):
        response = client.post(page(registration), {"material": str(made.pk), "need": NEED})
        assert response.status_code == status
    assert "Je vroeg hier al om." in response.content.decode() and NEED in response.content.decode()
    assert refusals.VersionAsked.code == "version_asked" and VersionRequest.objects.count() == 1


def test_nobody_has_more_open_than_ten(event, registration):
    for number in range(10):
        ask_version(
            registration=registration, material=material(event, f"{number}", moment="before"), need="x", at=clock()
        )
    with pytest.raises(refusals.TooManyVersionsAsked):
        ask_version(registration=registration, material=material(event, moment="before"), need="x", at=clock())


def test_without_materials_there_is_no_such_page(client):
    assert client.get(page(make.registration(make.event()))).status_code == 404


def test_an_answer_stands_on_my_page_and_the_mail_only_says_so(registration, made, organiser, client):
    asked = ask_version(registration=registration, material=made, need=NEED, at=clock())
    Message.objects.all().delete()
    answer_request(asked=asked, answer="We sturen het op papier", at=clock(), by=organiser)
    mails = said_in_mails()
    assert registration.email in mails and registration.code in mails
    assert "papier" not in mails and "Gesprekshulp" not in mails
    text = client.get(page(registration)).content.decode()
    assert "We sturen het op papier" in text and "Er is antwoord" in text


def test_the_answer_can_be_a_file_that_is_then_there_for_everybody(registration, made, organiser, client):
    asked = ask_version(registration=registration, material=made, need=NEED, at=clock())
    answer_request(asked=asked, upload=upload(b"Grote letters", "a.txt"), at=clock(), by=organiser)
    other = made.alternatives.get()
    assert f"/aanmelding/{registration.code}/materiaal/{other.pk}/" in client.get(page(registration)).content.decode()
    somebody = make.registration(made.event)
    text = client.get(f"/aanmelding/{somebody.code}/").content.decode()
    assert "Ook als tekst" in text
    assert body_of(client.get(f"/aanmelding/{somebody.code}/materiaal/{other.pk}/")) == b"Grote letters"


def test_an_answer_says_something_and_is_given_once(registration, made):
    asked = ask_version(registration=registration, material=made, need=NEED, at=clock())
    with pytest.raises(refusals.NothingAnswered):
        answer_request(asked=asked, at=clock(), by=None)
    answer_request(asked=asked, answer="Ja", at=clock(), by=None)
    with pytest.raises(refusals.VersionAnswered):
        answer_request(asked=asked, answer="Nee", at=clock(), by=None)


@pytest.mark.parametrize("visibility", ["closed", "confidential"])
def test_mails_about_a_hidden_event_are_neutral(registration, made, visibility):
    Event.objects.update(title_nl="Schulden", is_sensitive=True, visibility=visibility)
    asked = ask_version(registration=registration, material=made, need=NEED, at=clock())
    answer_request(asked=asked, answer="Ja", at=clock(), by=None)
    mails = said_in_mails()
    assert mails.count("Jouw bijeenkomst op 11 maart") == 2 and "chulden" not in mails and "Gesprekshulp" not in mails


# At the desk -----------------------------------------------------------------------------------------


def answer_page(asked) -> str:
    return reverse("bijeen_events:desk-material-answer", args=[asked.material.event_id, asked.pk])


def test_who_organises_reads_and_answers_it(client, organiser, registration, made):
    asked = ask_version(registration=registration, material=made, need=NEED, at=clock())
    client.force_login(organiser)
    listed = client.get(reverse("bijeen_events:desk-materials", args=[made.event_id])).content.decode()
    assert NEED in listed and answer_page(asked) in listed
    assert NEED in client.get(answer_page(asked)).content.decode()
    response = client.post(answer_page(asked), {"answer": "Hier is hij", "upload": sent(PDF), "language": "nl"})
    assert response.status_code == 302
    asked.refresh_from_db()
    assert (asked.answer, asked.answered_by) == ("Hier is hij", organiser) and asked.answered_with.size == len(PDF)
    assert client.get(answer_page(asked)).status_code == 404


def test_nothing_answered_is_said_beside_the_field(client, organiser, registration, made):
    asked = ask_version(registration=registration, material=made, need=NEED, at=clock())
    client.force_login(organiser)
    response = client.post(answer_page(asked), {"answer": " ", "language": "nl"})
    assert response.status_code == 422 and "Schrijf een antwoord of kies een bestand." in response.content.decode()


def test_what_people_need_is_not_for_a_programme_manager(client, manager, organiser, registration, made):
    asked = ask_version(registration=registration, material=made, need=NEED, at=clock())
    client.force_login(manager)
    page = client.get(reverse("bijeen_events:desk-materials", args=[made.event_id])).content.decode()
    assert NEED not in page and registration.family_name not in page
    assert client.get(answer_page(asked)).status_code == 404


def test_who_asks_after_the_event_stands_on_the_first_page_of_the_desk(client, organiser):
    over = make.event("Geweest", organiser=organiser, starts_at=clock() - timedelta(days=9))
    made = material(over, moment="before")
    client.force_login(organiser)
    home = reverse("bijeen_events:desk-home")
    assert "vraagt een versie" not in client.get(home).content.decode()
    asked = ask_version(registration=make.registration(over), material=made, need=NEED, at=clock())
    assert "1 mens vraagt een versie die te lezen is." in client.get(home).content.decode()
    answer_request(asked=asked, answer="Ja", at=clock(), by=organiser)
    assert "vraagt een versie" not in client.get(home).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_a_request_that_waits_asks_for_attention(number, organiser, django_assert_num_queries):
    at, events = clock(), []
    for _ in range(number):
        one = make.event(organiser=organiser)
        asked = ask_version(
            registration=make.registration(one), material=material(one, moment="before"), need=NEED, at=at
        )
        events.append(one)
    with django_assert_num_queries(1):
        lines = version_requests(events, at)
    assert [str(need.sentence) for need in lines] == ["1 mens vraagt een versie die te lezen is."] * number
    assert lines[-1].hurts_at == asked.asked_at + timedelta(days=7)
    assert not [need for need in needs_of(events, at, set()) if "#vragen" in need.address]
    late = [need for need in needs_of(events, at + timedelta(days=8), {events[0].pk}) if "#vragen" in need.address]
    assert late[0].level == "error"
