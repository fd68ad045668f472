"""Of whom a question is asked, and what must be answered: the rules by themselves, without a page or a table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from events.models import Event, Question

Values = Mapping[str, Any]  # what was answered, by the key of its question
LISTS = (Question.Kind.CHOICE, Question.Kind.SEVERAL)
MOST_WEEKS, MOST_WEEKS_CONFIDENTIAL = 52, 26  # never longer than the name of who gave them (domain)
YES = "yes"  # the one answer to a question for consent that another may depend on


@dataclass(frozen=True)
class Given:
    """An answer to one version of a question."""

    question: Question
    value: Any


def is_empty(value: Any) -> bool:
    """Whether nothing was answered; 0 is an answer, a box that is not ticked is none."""
    return value is None or value is False or value == "" or value == []


def most_weeks(event: Event) -> int:
    """How long after this event answers may be kept."""
    return MOST_WEEKS_CONFIDENTIAL if event.is_confidential else MOST_WEEKS


def is_conditional(question: Question) -> bool:
    """Whether it is asked of some alone."""
    return bool(question.roles or question.depends_on)


def applies(question: Question, role: str, values: Values, asked: Mapping[str, Question]) -> bool:
    """Whether it is asked of somebody with this role and these answers; `asked` is all that is asked, by key.

    Who is not asked a question is asked nothing that depends on it.
    """
    if question.roles and role not in question.roles:
        return False
    if not question.depends_on:
        return True
    parent = asked.get(question.depends_on)
    if parent is None or not applies(parent, role, values, asked):
        return False
    return is_answered_with(values.get(parent.key), question.depends_value)


def is_answered_with(value: Any, wanted: str) -> bool:
    """Whether an answer is the wanted option, has it among its own, or is a yes."""
    if isinstance(value, list):
        return wanted in value
    return wanted == YES if value is True else value == wanted


def given_from(questions: Iterable[Question], role: str, values: Values) -> tuple[Given, ...]:
    """What is kept of these answers: to what was asked of this person, and no more."""
    asked = {question.key: question for question in questions}
    return tuple(
        Given(question, values[question.key])
        for question in asked.values()
        if not is_empty(values.get(question.key)) and applies(question, role, values, asked)
    )


def unanswered(questions: Iterable[Question], role: str, values: Values) -> list[Question]:
    """What must be answered by this person and is not."""
    return [question for question in open_to(questions, role, values) if question.is_required]


def open_to(questions: Iterable[Question], role: str, values: Values) -> list[Question]:
    """What is asked of this person and has no answer yet."""
    asked = {question.key: question for question in questions}
    return [
        question
        for question in asked.values()
        if is_empty(values.get(question.key)) and applies(question, role, values, asked)
    ]
