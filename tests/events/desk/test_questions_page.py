"""Questions at the desk: made, ordered, changed on top of a newer version, looked at, counted, downloaded."""

from datetime import timedelta

import pytest
from django.utils.timezone import now as clock

from events.models import Question
from events.questions.actions import change_question, keep_answers
from events.questions.queries import questions_of
from events.questions.rules import Given
from tests import make
from tests.events.desk.addresses import url

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(organiser):
    """Three weeks from now."""
    return make.event(starts_at=clock() + timedelta(weeks=3), organiser=organiser)


def filled(**fields) -> dict:
    return {
        "version": "1",
        "label_nl": "Kom je met de auto?",
        "kind": "choice",
        "options_nl": "Ja\nNee",
        "moment": "registration",
        "purpose_nl": "zodat we parkeerplekken regelen.",
        "weeks": "2",
        **fields,
    }


def test_a_question_is_made_with_its_options_and_the_rest_of_the_sentence(desk, event):
    response = desk.post(url("question-add", event.pk), filled(options_en="Yes\nNo", label_en="By car?"))
    assert response.url == url("questions", event.pk)
    made = Question.objects.get()
    assert made.options == [{"key": "1", "nl": "Ja", "en": "Yes"}, {"key": "2", "nl": "Nee", "en": "No"}]
    assert (made.purpose_nl, made.weeks, made.version) == ("we parkeerplekken regelen", 2, 1)
    page = desk.get(url("questions", event.pk)).content.decode()
    assert "zodat we parkeerplekken regelen." in page and "Bij het aanmelden" in page


def test_what_is_not_translated_is_marked_as_dutch_in_english(desk, event):
    desk.post(url("question-add", event.pk), filled())
    page = desk.get(f"/en{url('questions', event.pk)}").content.decode()
    assert 'so that <span lang="nl">we parkeerplekken regelen</span>.' in page


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"options_nl": "Ja"}, "options_nl"),
        ({"options_nl": "Ja\nJa"}, "options_nl"),
        ({"options_en": "Yes"}, "options_en"),
        ({"options_nl": "A\nB\nA\nC", "options_en": "a\nb\nx\nc"}, "options_nl"),
        ({"options_en": "Yes\nYes"}, "options_en"),
        ({"options_nl": "x" * 121 + "\nb"}, "options_nl"),
        ({"purpose_nl": ""}, "purpose_nl"),
        ({"purpose_nl": "zodat ."}, "purpose_nl"),
        ({"weeks": "99"}, "weeks"),
        ({"label_nl": ""}, "label_nl"),
    ],
)
def test_what_is_not_right_stands_beside_its_field(desk, event, fields, field):
    response = desk.post(url("question-add", event.pk), filled(**fields))
    assert response.status_code == 422 and field in response.context["form"].errors
    assert not Question.objects.exists()


def test_a_change_is_a_new_version_and_an_option_keeps_its_key(desk, event):
    question = make.question(event, kind="choice", options=("Ja", "Nee"))
    desk.post(url("question", event.pk, question.pk), filled(options_nl="Misschien\nNee"))
    newest = questions_of(event)[0]
    assert newest.version == 2
    assert [(row["key"], row["nl"]) for row in newest.options] == [("3", "Misschien"), ("2", "Nee")]


def test_two_who_change_it_see_both(desk, event):
    question = make.question(event, "Oud", kind="choice", options=("Ja", "Nee"))
    change_question(question=question, version=1, at=clock(), by=None, label_nl="Van een ander")
    response = desk.post(url("question", event.pk, question.pk), filled(label_nl="Van mij"))
    page = response.content.decode()
    assert response.status_code == 422
    assert "Van een ander" in page and "Van mij" in page and "Iemand anders heeft dit intussen gewijzigd." in page


def test_it_depends_on_another_answer_and_that_one_cannot_go(desk, event):
    first = make.question(event, "Kom je met de auto?", kind="choice", options=("Ja", "Nee"))
    desk.post(url("question-add", event.pk), filled(label_nl="Kenteken?", kind="text", depends=f"{first.key}=1"))
    page = desk.get(url("questions", event.pk)).content.decode()
    assert "Alleen als je “Ja” antwoordt op: “Kom je met de auto?”" in page
    refused = desk.post(url("question-retire", event.pk, first.pk), follow=True).content.decode()
    assert "De vraag Kenteken? hangt hiervan af." in refused
    assert Question.objects.filter(retired_at=None).count() == 2


def test_buttons_move_it_and_a_wrong_order_is_said(desk, event):
    first = make.question(event, "Een", kind="consent")
    second = make.question(event, "Twee", depends_on=first.key, depends_value="yes")
    said = desk.post(url("questions", event.pk), {"up": second.pk}, follow=True).content.decode()
    assert "Een vraag kan alleen afhangen van een vraag die eerder wordt gesteld." in said
    third = make.question(event, "Drie")
    desk.post(url("questions", event.pk), {"up": third.pk})
    assert [row.label_nl for row in questions_of(event)] == ["Een", "Drie", "Twee"]
    assert desk.post(url("questions", event.pk), {"up": "x"}).status_code == 404


def test_taking_it_away_says_what_stays(desk, event):
    question = make.question(event)
    person = make.registration(event)
    keep_answers(person, [Given(question, "Ja")], clock())
    page = desk.get(url("question-retire", event.pk, question.pk)).content.decode()
    assert "1 mens heeft geantwoord. Dat antwoord blijft nog staan." in page
    assert desk.post(url("question-retire", event.pk, question.pk)).url == url("questions", event.pk)
    assert "Je vraagt nog niets" in desk.get(url("questions", event.pk)).content.decode()


def test_a_page_that_lay_open_takes_away_what_is_asked_now_after_asking_again(desk, event):
    old = make.question(event)
    desk.post(url("question", event.pk, old.pk), filled(label_nl="Kom je met de bus?", version=str(old.version)))
    new = Question.objects.get(retired_at=None)
    assert desk.post(url("question-retire", event.pk, old.pk)).url == url("question-retire", event.pk, new.pk)
    desk.post(url("question-retire", event.pk, new.pk))
    again = desk.post(url("question-retire", event.pk, new.pk), follow=True).content.decode()
    assert "We stellen deze vraag niet meer." in again and "Je vraagt nog niets" in again


def test_the_preview_shows_both_moments(desk, event):
    make.question(event, "Nu?")
    make.question(event, "Straks?", moment="place")
    page = desk.get(url("questions-preview", event.pk)).content.decode()
    assert page.index("Bij het aanmelden") < page.index("Nu?") < page.index("Als iemand een plek heeft")
    assert "Straks?" in page and "method=" not in page.split("b-page-head")[1].split("</main>")[0]


def test_answers_are_counted_in_the_same_number_of_statements(desk, event, django_assert_num_queries):
    question = make.question(event, kind="choice", options=("Ja", "Nee"))
    for expected in (1, 3):
        while event.registrations.count() < expected:
            keep_answers(make.registration(event), [Given(question, "1")], clock())
        with django_assert_num_queries(9):
            page = desk.get(url("answers", event.pk)).content.decode()
        assert f'data-l="Hoe vaak">{expected}<' in page


def test_only_who_organises_it_reads_answers(client, event, manager):
    question = make.question(event)
    person = make.registration(event)
    keep_answers(person, [Given(question, "MERKTEKEN")], clock())
    client.force_login(manager)
    assert client.get(url("answers", event.pk)).status_code == 404
    for name, args in (("person", (event.pk, person.pk)), ("csv", (event.pk,))):
        assert b"MERKTEKEN" not in client.get(url(name, *args)).content
    client.force_login(event.roles.get(name="organiser").user)
    for name, args in (("person", (event.pk, person.pk)), ("csv", (event.pk,)), ("answers", (event.pk,))):
        assert b"MERKTEKEN" in client.get(url(name, *args)).content


def test_a_list_of_a_sensitive_event_has_no_answers(desk, event):
    question = make.question(event)
    keep_answers(make.registration(event), [Given(question, "MERKTEKEN")], clock())
    type(event).objects.update(is_sensitive=True)
    for name in ("csv", "answers", "registrations", "questions"):
        assert b"MERKTEKEN" not in desk.get(url(name, event.pk)).content


def test_who_must_still_answer_asks_attention(desk, event):
    make.question(event, moment="place", is_required=True)
    make.registration(event)
    page = desk.get(url("event", event.pk)).content.decode()
    assert "1 mens heeft je vragen nog niet beantwoord." in page and url("answers", event.pk) in page
