"""What an event asks: a question is added, changed as a new version, ordered and taken away."""

import pytest

from events.models import Answer, Event, Fact, Question
from events.planning.actions import copy_event
from events.questions.actions import add_question, change_question, move_question, retire_question
from events.questions.actions.asking import MOST
from events.questions.queries import asked_at_registration, questions_of
from events.questions.refusals import (
    DependsOnLater,
    EnoughQuestions,
    OthersDepend,
    QuestionGone,
    QuestionNeedsOptions,
    TermTooLong,
)
from events.refusals import ChangedMeanwhile
from tests import make

pytestmark = pytest.mark.django_db
PURPOSE = {"purpose_nl": "we de dag goed indelen", "weeks": 4}


def labels(event):
    return [row.label_nl for row in questions_of(Event.objects.get(pk=event.pk))]


def test_an_event_that_asks_something_knows_it_and_draws_its_form_anew(now, organiser):
    event = make.event()
    add_question(event=event, at=now, by=organiser, label_nl="Waarom?", **PURPOSE)
    kept = Event.objects.get(pk=event.pk)
    assert (kept.asks_questions, kept.asks_later, kept.content_version) == (True, False, event.content_version + 1)
    assert Fact.objects.get(name="questions_changed").by == organiser


def test_a_question_that_comes_with_a_place_is_not_in_the_form():
    event = make.event()
    make.question(event, moment="place")
    assert (event.asks_questions, event.asks_later) == (False, True)
    assert asked_at_registration(event) == [] and len(questions_of(event)) == 1


def test_what_changes_is_a_new_version_and_an_answer_keeps_the_one_it_answers(now):
    event = make.event()
    question = make.question(event, "Komt u?")
    person = make.registration(event)
    Answer.objects.create(registration=person, question=question, key=question.key, value="Ja", given_at=now)
    after = change_question(question=question, version=1, at=now, by=None, label_nl="Kom je?")
    assert (after.key, after.version, after.order, after.purpose_nl) == (question.key, 2, 1, question.purpose_nl)
    assert Answer.objects.get().question.label_nl == "Komt u?"
    assert labels(event) == ["Kom je?"]


def test_a_form_on_an_older_version_is_refused_with_the_newest(now):
    question = make.question(make.event())
    after = change_question(question=question, version=1, at=now, by=None, label_nl="Anders")
    with pytest.raises(ChangedMeanwhile) as no:
        change_question(question=question, version=1, at=now, by=None, label_nl="Nog anders")
    assert no.value.now == after


def test_a_list_needs_two_answers(now):
    with pytest.raises(QuestionNeedsOptions):
        make.question(make.event(), kind="choice", options=("Ja",))


def test_nobody_is_asked_more_than_fits_on_a_page():
    event = make.event()
    for number in range(MOST):
        make.question(event, f"Vraag {number}")
    with pytest.raises(EnoughQuestions):
        make.question(event, "Nog een")


def test_answers_are_kept_no_longer_than_names():
    with pytest.raises(TermTooLong):
        make.question(make.event(), weeks=53)
    secret = make.event(visibility="confidential", is_sensitive=True)
    with pytest.raises(TermTooLong):
        make.question(secret, weeks=27)
    assert make.question(secret, weeks=26).pk


def test_a_question_follows_only_from_an_answer_before_it(now):
    event = make.event()
    first = make.question(event, "Kom je met de auto?", kind="choice", options=("Ja", "Nee"))
    second = make.question(event, "Welk kenteken?", depends_on=first.key, depends_value="1")
    with pytest.raises(DependsOnLater):
        make.question(event, depends_on=first.key, depends_value="9")
    with pytest.raises(DependsOnLater):
        make.question(event, depends_on="nergens", depends_value="1")
    with pytest.raises(DependsOnLater):
        move_question(question=second, is_up=True, at=now, by=None)


def test_an_answer_on_which_another_question_depends_stays(now):
    event = make.event()
    first = make.question(event, kind="choice", options=("Ja", "Nee"))
    make.question(event, "Welk?", depends_on=first.key, depends_value="1")
    with pytest.raises(OthersDepend):
        change_question(question=first, version=1, at=now, by=None, kind="text", options=[])
    with pytest.raises(OthersDepend):
        change_question(question=first, version=1, at=now, by=None, moment="place")
    with pytest.raises(OthersDepend):
        retire_question(question=first, at=now, by=None)


def test_it_moves_one_place_and_the_first_stays_first(now):
    event = make.event()
    rows = [make.question(event, label) for label in "ABC"]
    move_question(question=rows[2], is_up=True, at=now, by=None)
    assert labels(event) == ["A", "C", "B"]
    move_question(question=rows[0], is_up=False, at=now, by=None)
    assert labels(event) == ["C", "A", "B"]
    move_question(question=rows[2], is_up=True, at=now, by=None)
    assert labels(event) == ["C", "A", "B"]


def test_what_is_taken_away_is_asked_no_more_and_its_answers_stay(now):
    event = make.event()
    question = make.question(event)
    person = make.registration(event)
    Answer.objects.create(registration=person, question=question, key=question.key, value="Ja", given_at=now)
    retire_question(question=question, at=now, by=None)
    event.refresh_from_db()
    assert (labels(event), event.asks_questions, Answer.objects.count()) == ([], False, 1)
    with pytest.raises(QuestionGone):
        retire_question(question=question, at=now, by=None)


def test_a_copy_of_an_event_asks_the_same_and_knows_no_answers(now, organiser):
    event = make.event(organiser=organiser)
    first = make.question(event, kind="choice", options=("Ja", "Nee"))
    make.question(event, "Welk?", depends_on=first.key, depends_value="1", moment="place")
    retire_question(question=make.question(event, "Weg"), at=now, by=None)
    copy = copy_event(event=event, starts_at=make.DAY + make.ONE_DAY * 90, at=now, by=organiser)
    assert labels(copy) == labels(event) == [first.label_nl, "Welk?"]
    assert copy.asks_questions and copy.asks_later
    assert Question.objects.filter(event=copy).last().depends_on == first.key
