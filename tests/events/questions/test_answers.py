"""Answers: written with a registration, given later, asked for once, counted, exported, forgotten."""

from datetime import timedelta

import pytest
from django.utils.timezone import now as at_now

from events import disclosure
from events.models import Answer, Fact, Message, Registration, Submission
from events.questions.actions import change_question, erase_answers, keep_answers
from events.questions.forgetting import forget_answers
from events.questions.queries import columns_of, tallies_of, waiting_for_answers
from events.questions.refusals import NotAnswered
from events.questions.rules import Given
from events.registration.actions import ask_what_is_open, cancel_registration, correct_email, give_answers, submit
from tests import make

pytestmark = pytest.mark.django_db


def answer(registration, question, value="Ja", at=make.BEFORE):
    keep_answers(registration, [Given(question, value)], at)


def sent(event, now, *answers, **fields):
    return submit(event=event, person=make.person(**fields), at=now, token=make.token(), answers=answers)


def test_answers_come_with_the_registration(now):
    event = make.event()
    question = make.question(event, is_required=True)
    person = sent(event, now, Given(question, "De buurt")).registration
    kept = person.answers.get()
    assert (kept.question, kept.key, kept.value, kept.given_at) == (question, question.key, "De buurt", now)


def test_what_must_be_answered_is(now):
    event = make.event()
    make.question(event, is_required=True)
    with pytest.raises(NotAnswered):
        sent(event, now)
    assert not Registration.objects.exists()


def test_an_event_that_asks_nothing_pays_nothing(now, django_assert_num_queries):
    event = make.event()
    with django_assert_num_queries(0):
        assert waiting_for_answers([event]) == {}


def test_a_mended_address_takes_the_answers_along(now):
    event = make.event(visibility="closed")
    question = make.question(event)
    person = make.person("Ans Bos", email="ans@example.org")
    submit(event=event, person=person, at=now, token=make.token())
    again = submit(event=event, person=person, at=now, token=make.token(), answers=(Given(question, "Bos"),))
    assert again.registration is None
    correct_email(submission=again, email="anders@example.org", at=now)
    assert Answer.objects.get().registration.email == "anders@example.org"
    assert Submission.objects.get(pk=again.pk).typed == {}


def test_who_gives_way_leaves_what_was_answered_for_a_third_address(now):
    event = make.event(visibility="closed")
    question = make.question(event)
    person = make.person("Ans Bos", email="ans@example.org")
    submit(event=event, person=person, at=now, token=make.token())
    mine = sent(event, now, Given(question, "Bos"), name="Ans Bos", email="slip@example.org")
    gone = correct_email(submission=mine, email="ans@example.org", at=now)
    assert gone.registration is None
    third = correct_email(submission=gone, email="derde@example.org", at=now)
    assert third.registration.answers.get().value == "Bos"


def test_answers_are_given_later_and_replaced(now):
    event = make.event()
    first, second = make.question(event, "Een"), make.question(event, "Twee", moment="place", is_required=True)
    person = make.registration(event)
    give_answers(registration=person, asked=[first, second], given=(Given(first, "a"), Given(second, "b")), at=now)
    give_answers(registration=person, asked=[first, second], given=(Given(second, "c"),), at=now)
    assert list(person.answers.values_list("key", "value")) == [(second.key, "c")]
    assert Fact.objects.filter(name="answers_given", registration=person).count() == 2
    with pytest.raises(NotAnswered):
        give_answers(registration=person, asked=[first, second], given=(), at=now)


def test_answers_are_erased_at_once(now):
    event = make.event()
    person = make.registration(event)
    answer(person, make.question(event))
    erase_answers(registration=person, at=now)
    assert not Answer.objects.exists() and Fact.objects.filter(name="answers_erased").exists()


def test_who_has_a_place_is_asked_once_by_mail(now):
    event = make.event()
    make.question(event, moment="place")
    person, waits = make.registration(event), make.registration(event, state="waiting")
    assert ask_what_is_open(at=now.replace(hour=3)) == 0  # at night nobody is mailed
    assert ask_what_is_open(at=now) == 1
    assert ask_what_is_open(at=now + timedelta(hours=1)) == 0
    assert Message.objects.get(kind="questions_asked").registration == person != waits


def test_who_saw_the_form_is_not_asked_what_may_stay_open(now):
    event = make.event()
    make.question(event)
    make.registration(event)
    assert ask_what_is_open(at=now) == 0
    make.question(event, "Moet", is_required=True, roles=["executive"])
    make.registration(event, role="executive")
    assert ask_what_is_open(at=now) == 1


def test_who_must_still_answer_is_counted_in_three_statements(django_assert_num_queries):
    event = make.event()
    question = make.question(event, is_required=True)
    answer(make.registration(event), question)
    for _number in range(3):
        make.registration(event)
    with django_assert_num_queries(3):
        assert waiting_for_answers([event]) == {event.pk: 3}


def test_answers_are_forgotten_each_by_its_own_term():
    event = make.event()
    soon, late = make.question(event, "Kort", weeks=1), make.question(event, "Lang", weeks=8)
    person = make.registration(event)
    answer(person, soon)
    answer(person, late)
    after = event.ends_at + timedelta(weeks=1, days=1)
    assert (forget_answers(after, True), Answer.objects.count()) == (1, 2)
    assert forget_answers(after) == 1 and Answer.objects.get().question == late
    assert forget_answers(event.ends_at + timedelta(weeks=9)) == 1


def test_a_day_after_cancelling_they_are_gone(now):
    event = make.event()
    person = make.registration(event)
    answer(person, make.question(event))
    cancel_registration(registration=person, at=now)
    assert forget_answers(now + timedelta(hours=12)) == 0
    assert forget_answers(now + timedelta(hours=25)) == 1


def test_what_became_confidential_keeps_no_answer_for_longer_than_half_a_year():
    event = make.event()
    person = make.registration(event)
    answer(person, make.question(event, weeks=52))
    event.visibility, event.is_sensitive = "confidential", True
    event.save()
    assert forget_answers(event.ends_at + timedelta(weeks=25)) == 0
    assert forget_answers(event.ends_at + timedelta(weeks=27)) == 1


def test_counts_tell_how_often_and_versions_stand_apart(now):
    event = make.event()
    question = make.question(event, kind="choice", options=("Ja", "Nee"))
    for value in ("1", "1", "2"):
        answer(make.registration(event), question, value)
    answer(make.registration(event, state="cancelled"), question, "2")
    newest = change_question(question=question, version=1, at=now, by=None, label_nl="Anders")
    tallies = tallies_of(event, now)
    assert [(tally.question, tally.number, tally.counts) for tally in tallies] == [
        (question, 3, [("Ja", 2), ("Nee", 1)]),
        (newest, 0, [("Ja", 0), ("Nee", 0)]),
    ]


def test_an_export_has_a_column_for_each_question_that_may_leave(now):
    event = make.event()
    person = make.registration(event)
    open_, closed = make.question(event, kind="several", options=("A", "B")), make.question(event, is_sensitive=True)
    answer(person, open_, ["1", "2"])
    answer(person, closed, "geheim")
    assert columns_of(event, now) == [(open_, {person.pk: "A, B"})]
    assert columns_of(event, event.ends_at + timedelta(weeks=5)) == []
    event.is_sensitive = True
    assert columns_of(event, now) == []
    with disclosure.everything_public():
        assert len(columns_of(event, now)) == 2


def test_texts_of_a_sensitive_event_are_counted_and_not_read_together(now):
    event = make.event(is_sensitive=True)
    answer(make.registration(event), make.question(event), "geheim")
    assert [(tally.number, tally.texts) for tally in tallies_of(event, now)] == [(1, [])]
    with disclosure.everything_public():
        assert tallies_of(event, at_now())[0].texts == ["geheim"]
