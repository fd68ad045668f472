"""Questions in the form and on the page of one's own registration: shown, refused with what was typed, erased."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events import disclosure
from events.mine.held import held_of
from events.models import Answer, OwnLink, Registration
from events.privacy.actions import forget_what_is_due
from events.questions.actions import change_question, keep_answers
from events.questions.rules import Given
from events.registration.actions import cancel_registration
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    """Three weeks from now; the organisation that the form names is in the list."""
    make.organisation()
    return make.event(starts_at=clock() + timedelta(weeks=3))


def form_of(event) -> str:
    return reverse("bijeen_events:registration-register", args=[event.slug])


def own(registration, name="registration-answers") -> str:
    return reverse(f"bijeen_fixed:{name}", args=[registration.code])


def filled(**fields) -> dict:
    return {
        "token": str(uuid4()),
        "first_name": "Gülşen",
        "email": "gulsen@voorbeeld.example.org",
        "organisation": "Gemeente Voorbeeld",
        "role": "professional",
        **fields,
    }


def named(question) -> str:
    return f"vraag_{question.key}"


def answered(event, question, value, **fields):
    registration = make.registration(event, **fields)
    keep_answers(registration, [Given(question, value)], clock())
    return registration


def test_the_form_asks_and_says_why_and_until_when(client, event):
    question = make.question(event, "Waar werk je?", help_nl="Een wijk of stad.")
    page = client.get(form_of(event)).content.decode()
    assert named(question) in page and "Een wijk of stad." in page
    assert "Alleen de organisator leest dit, zodat we de dag goed indelen." in page
    assert "We wissen het uiterlijk op" in page and "Vragen van de organisator" in page


def test_a_form_without_questions_has_no_trace_of_them(client, event):
    assert "vragen_gezien" not in client.get(form_of(event)).content.decode()


def test_each_kind_of_answer_is_kept_as_what_it_is(client, event):
    rows = {
        make.question(event, "Tekst"): ("De buurt", "De buurt"),
        make.question(event, "Keuze", kind="choice", options=("Ja", "Nee")): ("2", "2"),
        make.question(event, "Meer", kind="several", options=("A", "B", "C")): (["1", "3"], ["1", "3"]),
        make.question(event, "Getal", kind="number"): ("0", 0),
        make.question(event, "Akkoord", kind="consent"): ("on", True),
        make.question(event, "Leeg"): ("", None),
    }
    response = client.post(form_of(event), filled(**{named(row): sent for row, (sent, _kept) in rows.items()}))
    assert response.status_code == 302
    kept = {answer.question: answer.value for answer in Answer.objects.select_related("question")}
    assert kept == {row: value for row, (_sent, value) in rows.items() if value is not None}


def test_a_missing_answer_is_asked_beside_it_and_nothing_typed_is_lost(client, event):
    must, may = make.question(event, "Waar werk je?", is_required=True), make.question(event, "Nog iets?")
    response = client.post(form_of(event), filled(**{named(may): "Een heel verhaal"}))
    page = response.content.decode()
    assert response.status_code == 422 and "Een heel verhaal" in page
    assert "Geef antwoord op de vraag: waar werk je?" in page and f'href="#id_{named(must)}"' in page
    assert not Registration.objects.exists()


def test_an_answer_that_is_no_option_or_no_number_is_refused(client, event):
    choice = make.question(event, "Keuze", kind="choice", options=("Ja", "Nee"))
    number = make.question(event, "Getal", kind="number")
    response = client.post(form_of(event), filled(**{named(choice): "9", named(number): "-1"}))
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {named(choice), named(number)}


def test_who_is_not_asked_need_not_answer_and_the_form_says_of_whom_it_is(client, event):
    car = make.question(event, "Kom je met de auto?", kind="choice", options=("Ja", "Nee"), is_required=True)
    plate = make.question(event, "Welk kenteken?", is_required=True, depends_on=car.key, depends_value="1")
    leads = make.question(event, "Hoe groot is je team?", kind="number", is_required=True, roles=["executive"])
    page = client.get(form_of(event)).content.decode()
    assert "Alleen als je “Ja” antwoordt op: “Kom je met de auto?”" in page
    assert "Alleen als je rol dit is: Ik geef leiding." in page
    missing = client.post(form_of(event), filled(role="executive", **{named(car): "1"}))
    assert set(missing.context["form"].errors) == {named(plate), named(leads)}
    assert client.post(form_of(event), filled(**{named(car): "2", named(plate): "AB-1"})).status_code == 302
    assert [row.key for row in Answer.objects.all()] == [car.key]


def test_who_answered_another_version_looks_again_and_keeps_what_was_typed(client, event):
    question = make.question(event, "Komt u?")
    change_question(question=question, version=1, at=clock(), by=None, label_nl="Kom je?")
    sent = filled(**{named(question): "Jazeker", "vragen_gezien": f"{question.key}:1"})
    response = client.post(form_of(event), sent)
    page = response.content.decode()
    assert response.status_code == 422 and "Deze vraag is net veranderd." in page and "Jazeker" in page
    again = client.post(form_of(event), {**sent, "vragen_gezien": f"{question.key}:2"})
    assert again.status_code == 302 and Answer.objects.get().question.version == 2


def test_the_form_that_is_kept_is_drawn_anew_when_a_question_changes(client, event):
    question = make.question(event, "Oud")
    assert "Oud" in client.get(form_of(event)).content.decode()
    change_question(question=question, version=1, at=clock(), by=None, label_nl="Nieuw")
    page = client.get(form_of(event)).content.decode()
    assert "Nieuw" in page and "Oud" not in page


def test_in_english_the_questions_are_in_english_and_dutch_is_marked(client, event):
    first = make.question(event, "Waar?", label_en="Where?", purpose_en="we know", help_nl="Een wijk.")
    only = make.question(event, "Alleen Nederlands", kind="choice", options=("Ja", "Nee"), roles=["executive"])
    type(only).objects.filter(pk=only.pk).update(
        options=[{"key": "1", "nl": "Ja", "en": "Yes"}, {"key": "2", "nl": "Nee"}]
    )
    page = client.get(f"/en{form_of(event)}").content.decode()
    assert f'id="id_{named(first)}_helptext"><span lang="nl">Een wijk.</span></p>' in page
    assert ">Where? <span" in page and "so that we know." in page, "in the language of the page"
    assert '<span lang="nl">Alleen Nederlands</span>' in page and "<span>Yes</span>" in page
    assert '<span><span lang="nl">Nee</span></span>' in page
    assert 'so that <span lang="nl">we de dag goed indelen</span>.' in page
    assert "b-stack-s" in page and not any('lang="nl"' in part.split(">")[0] for part in page.split("b-stack-s")[1:])


def test_what_somebody_wrote_in_a_question_is_text(client, event):
    make.question(event, "A <b>", help_nl="B <b>", purpose_nl="c <b>", kind="choice", options=("D <b>", "E"))
    for address in (form_of(event), f"/en{form_of(event)}"):
        page = client.get(address).content.decode()
        assert not any(f"{sign} <b>" in page for sign in "ABcD") and all(f"{sign} &lt;b&gt;" in page for sign in "ABcD")


def test_on_the_own_page_answers_are_shown_changed_and_erased(client, event):
    question = make.question(event, "Waar werk je?")
    person = answered(event, question, "In Almere")
    assert "In Almere" in client.get(own(person)).content.decode()
    assert client.post(own(person), {named(question): "In Lelystad"}).url == own(person, "registration")
    assert Answer.objects.get().value == "In Lelystad"
    assert "Je hebt de vragen beantwoord" in client.get(own(person, "registration")).content.decode()
    assert client.post(own(person), {"erase": "1"}).status_code == 302
    assert not Answer.objects.exists()


def test_what_must_be_answered_stands_on_the_own_page(client, event):
    question = make.question(event, "Waar werk je?", moment="place", is_required=True)
    person, waits = make.registration(event), make.registration(event, state="waiting")
    assert "De organisator heeft nog een paar vragen" in client.get(own(person, "registration")).content.decode()
    assert "nog een paar vragen" not in client.get(own(waits, "registration")).content.decode()
    assert "niets te beantwoorden" in client.get(own(waits)).content.decode()
    response = client.post(own(person), {named(question): ""})
    assert response.status_code == 422 and "Geef antwoord op de vraag" in response.content.decode()


def test_of_a_sensitive_event_no_answer_is_shown_back_and_only_what_is_open_is_asked(client, event):
    first, second = make.question(event, "Een"), make.question(event, "Twee", is_required=True)
    type(event).objects.update(is_sensitive=True)
    person = answered(event, first, "GEHEIM")
    page = client.get(own(person)).content.decode()
    assert "GEHEIM" not in page and named(first) not in page and named(second) in page
    assert "1 antwoord is bewaard. Uit voorzorg laten we het niet zien." in page
    client.post(own(person), {named(second): "b"})
    assert dict(person.answers.values_list("key", "value")) == {first.key: "GEHEIM", second.key: "b"}
    assert "Alles is beantwoord" in client.get(own(person)).content.decode()
    with disclosure.everything_public():
        assert "GEHEIM" in client.get(own(person)).content.decode()


def test_what_is_over_or_asks_nothing_says_so(client, event):
    person = make.registration(event)
    assert "Wij vragen hier niets" in client.get(own(person)).content.decode()
    make.question(event)
    cancel_registration(registration=person, at=clock())
    assert "Je bent afgemeld" in client.get(own(person)).content.decode()
    assert client.post(own(person), {"erase": "1"}).status_code == 302


def test_all_that_is_known_of_somebody_has_the_answers_in_words(event):
    question = make.question(event, "Keuze", kind="several", options=("Appel", "Peer"))
    person = answered(event, question, ["1", "2"])
    link = OwnLink(email=person.email)
    said = [
        line.says for held in held_of(link) if held.holding.key == "answer" for row in held.rows for line in row.lines
    ]
    assert said == ["Keuze: Appel, Peer"]


def test_the_night_forgets_them_by_itself(event):
    answered(event, make.question(event, weeks=1), "x")
    forget_what_is_due(event.ends_at + timedelta(days=9))
    assert not Answer.objects.exists()
