"""Answers as rows: written once with a registration, replaced and erased by who gave them."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from events.facts import announce
from events.models import Answer, Question, Registration
from events.questions.facts import answers_erased
from events.questions.rules import Given


def keep_answers(registration: Registration, given: Iterable[Given], at: datetime) -> None:
    """Write answers of somebody new; without any it costs no statement."""
    rows = [
        Answer(registration=registration, question=one.question, key=one.question.key, value=one.value, given_at=at)
        for one in given
    ]
    if rows:
        Answer.objects.bulk_create(rows)


def replace_answers(
    registration: Registration, asked: Iterable[Question], given: Iterable[Given], at: datetime
) -> None:
    """Write these answers in place of those to the questions that were asked; other answers stay."""
    Answer.objects.filter(registration=registration, key__in=[question.key for question in asked]).delete()
    keep_answers(registration, given, at)


@transaction.atomic
def erase_answers(*, registration: Registration, at: datetime) -> None:
    """Erase all of them now, at the wish of who gave them. Announces `answers_erased`."""
    Answer.objects.filter(registration=registration).delete()
    announce(answers_erased, registration=registration, at=at)
