"""What somebody answers after registering; and asking for it once."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from events.facts import announce
from events.messages import actions as messages
from events.models import Event, Message, Question, Registration, State
from events.places.terms import by_day
from events.questions.actions import replace_answers
from events.questions.facts import answers_given
from events.questions.queries import answers_of, asked_of, values_by_registration
from events.questions.refusals import NotAnswered
from events.questions.rules import Given, open_to, unanswered
from events.registration.actions.standing import locked, refuse_ended, refuse_over
from events.registration.limits import refuse_too_many

ASKED = "questions_asked"


@transaction.atomic
def give_answers(
    *, registration: Registration, asked: list[Question], given: tuple[Given, ...], at: datetime
) -> Registration:
    """Replace what was answered to these questions; what is empty now is gone. Announces `answers_given`, without what.

    Refuses: NotInThisState, EventOver, TooOften, NotAnswered.
    """
    refuse_too_many(registration, at)
    registration = locked(registration)
    refuse_ended(registration)
    refuse_over(registration.event, at)
    mine = {question.key for question in asked}
    values = {key: value for key, value in answers_of(registration).items() if key not in mine}
    values |= {one.question.key: one.value for one in given}
    for question in unanswered(asked_of(registration, registration.event), registration.role, values):
        raise NotAnswered(label=question.label)
    replace_answers(registration, asked, given, at)
    announce(answers_given, registration=registration, at=at)
    return registration


@transaction.atomic
def ask_what_is_open(*, at: datetime) -> int:
    """Mail who has a place, once, that there are questions to answer: those that come with a place, and those that must be
    answered and were not, as by who was registered by somebody else. Gives how many mails. Done each hour of the day.
    """
    if not by_day(at):
        return 0
    asking = Event.objects.filter(Q(asks_questions=True) | Q(asks_later=True), status=Event.Status.PUBLISHED)
    return sum(_ask(event, at) for event in asking.filter(ends_at__gt=at))


def _ask(event: Event, at: datetime) -> int:
    told = Message.objects.filter(event=event, kind=ASKED, registration__isnull=False).values("registration")
    people = list(Registration.objects.filter(event=event, state=State.CONFIRMED).exclude(pk__in=told))
    if not people:
        return 0
    values: dict[int, Any] = defaultdict(dict, values_by_registration([row.pk for row in people]))
    questions = list(Question.objects.filter(event=event, retired_at=None))
    waiting = [row for row in people if any(map(_is_asked_for, open_to(questions, row.role, values[row.pk])))]
    return sum(messages.plan(kind=ASKED, key=f"questions:{row.pk}", registration=row, at=at) for row in waiting)


def _is_asked_for(question: Question) -> bool:
    """Who left a question of the form open that may stay open has seen it."""
    return question.is_required or question.moment == Question.Moment.PLACE
