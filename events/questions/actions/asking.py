"""What an event asks: add, change, order, take away. A question that changes is a new version; answers keep theirs."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from events.facts import announce
from events.models import Event, Question
from events.questions.facts import questions_changed
from events.questions.refusals import (
    DependsOnLater,
    EnoughQuestions,
    OthersDepend,
    QuestionGone,
    QuestionNeedsOptions,
    TermTooLong,
)
from events.questions.rules import LISTS, YES, most_weeks
from events.refusals import ChangedMeanwhile

MOST = 15
OWN = (
    "kind moment label_nl label_en help_nl help_en options is_required is_sensitive roles depends_on depends_value"
    " purpose_nl purpose_en weeks"
).split()


@transaction.atomic
def add_question(*, event: Event, at: datetime, by: Any, **fields: Any) -> Question:
    """Ask one thing more, last. Announces `questions_changed`.

    Refuses: EnoughQuestions, QuestionNeedsOptions, DependsOnLater, TermTooLong.
    """
    asked = _locked(event)
    if len(asked) >= MOST:
        raise EnoughQuestions(most=MOST)
    question = Question(event=event, order=max((row.order for row in asked), default=0) + 1, **fields)
    _refuse_unfit(question, [*asked, question])
    question.save()
    _changed(event, at, by, question)
    return question


@transaction.atomic
def change_question(*, question: Question, version: int, at: datetime, by: Any, **fields: Any) -> Question:
    """Ask it in other words or of others: a new version, in the same place. Announces `questions_changed`.

    `version` is that of the form.

    Refuses: QuestionGone, ChangedMeanwhile, QuestionNeedsOptions, DependsOnLater, OthersDepend, TermTooLong.
    """
    asked = _locked(question.event)
    before = _still(question, asked)
    if before.version != version:
        raise ChangedMeanwhile(now=before)
    same = {name: getattr(before, name) for name in OWN}
    after = Question(
        event=question.event, key=before.key, version=before.version + 1, order=before.order, **{**same, **fields}
    )
    _refuse_unfit(after, [after if row.key == after.key else row for row in asked])
    Question.objects.filter(pk=before.pk).update(retired_at=at)
    after.save()
    _changed(question.event, at, by, after)
    return after


@transaction.atomic
def retire_question(*, question: Question, at: datetime, by: Any) -> None:
    """Ask it no more; answers stay until their day. Announces `questions_changed`. Refuses: QuestionGone, OthersDepend."""
    asked = _locked(question.event)
    found = _still(question, asked)
    for other in asked:
        if other.depends_on == found.key:
            raise OthersDepend(label=other.label)
    Question.objects.filter(pk=found.pk).update(retired_at=at)
    _changed(question.event, at, by, found)


@transaction.atomic
def move_question(*, question: Question, is_up: bool, at: datetime, by: Any) -> None:
    """Ask it one place earlier or later; the first and the last stay. Announces `questions_changed`.

    Refuses: QuestionGone, DependsOnLater.
    """
    asked = _locked(question.event)
    place = asked.index(_still(question, asked))
    other = place - 1 if is_up else place + 1
    if not 0 <= other < len(asked):
        return
    asked[place], asked[other] = asked[other], asked[place]
    for row in asked:
        _refuse_wrong_condition(row, asked)
    for order, row in enumerate(asked, 1):
        Question.objects.filter(pk=row.pk).update(order=order)
    _changed(question.event, at, by, question)


def copy_questions(*, source: Event, copy: Event) -> None:
    """The questions of a new event that was made after another: the same, nobody's answers."""
    rows = Question.objects.filter(event=source, retired_at=None)
    Question.objects.bulk_create(
        Question(event=copy, key=row.key, order=row.order, **{name: getattr(row, name) for name in OWN}) for row in rows
    )


def _locked(event: Event) -> list[Question]:
    """What is asked now, with its event locked: one at a time changes it."""
    Event.objects.select_for_update(no_key=True, of=("self",)).get(pk=event.pk)
    return list(Question.objects.filter(event=event, retired_at=None).select_related("event"))


def _still(question: Question, asked: list[Question]) -> Question:
    """The version that is asked now. Refuses: QuestionGone."""
    found = next((row for row in asked if row.key == question.key), None)
    if found is None:
        raise QuestionGone()
    return found


def _changed(event: Event, at: datetime, by: Any, question: Question) -> None:
    """The event knows whether it asks anything, so that who asks nothing pays nothing; its kept form is drawn anew."""
    moments = set(Question.objects.filter(event=event, retired_at=None).values_list("moment", flat=True))
    Event.objects.filter(pk=event.pk).update(
        asks_questions=Question.Moment.REGISTRATION in moments,
        asks_later=Question.Moment.PLACE in moments,
        content_version=F("content_version") + 1,
    )
    announce(questions_changed, event=event, at=at, by=by, row=question.pk)


def _refuse_unfit(question: Question, asked: list[Question]) -> None:
    if question.kind in LISTS and len({option["nl"] for option in question.options}) < 2:
        raise QuestionNeedsOptions()
    most = most_weeks(question.event)
    if question.weeks > most:
        raise TermTooLong(most=most)
    _refuse_wrong_condition(question, asked)
    for other in asked:
        if other.depends_on == question.key and not _follows(other, question, asked):
            raise OthersDepend(label=other.label)


def _refuse_wrong_condition(question: Question, asked: list[Question]) -> None:
    """Only from a question that is asked before it, and from an answer that this has."""
    if not question.depends_on:
        return
    parent = next((row for row in asked if row.key == question.depends_on), None)
    if parent is None or not _follows(question, parent, asked):
        raise DependsOnLater()


def _follows(question: Question, parent: Question, asked: list[Question]) -> bool:
    is_before = asked.index(parent) < asked.index(question)
    is_asked_later = parent.moment == Question.Moment.PLACE and question.moment != Question.Moment.PLACE
    return is_before and not is_asked_later and question.depends_value in answers_to_follow(parent)


def answers_to_follow(question: Question) -> list[str]:
    """The answers on which another question may depend."""
    if question.kind == Question.Kind.CONSENT:
        return [YES]
    return [option["key"] for option in question.options] if question.kind in LISTS else []
