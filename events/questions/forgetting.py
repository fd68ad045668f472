"""Forgetting answers, each by the term of its own question."""

from datetime import datetime, timedelta

from django.db.models import Q

from events.models import Answer, Question, State, Visibility
from events.questions.rules import MOST_WEEKS_CONFIDENTIAL

DAY = timedelta(days=1)
GONE = (State.CANCELLED, State.REPLACED, State.DECLINED)


def forget_answers(at: datetime, dry_run: bool = False) -> int:
    """As many weeks after the event as its question says, and at most 26 after a confidential one; 1 day after cancelling."""
    terms = Question.objects.order_by().values_list("weeks", flat=True).distinct()
    due = Q(registration__state__in=GONE, registration__state_at__lt=at - DAY)
    due |= Q(registration__event__cancelled_at__lt=at - DAY)
    secret = Q(registration__event__visibility=Visibility.CONFIDENTIAL)
    due |= secret & Q(registration__event__ends_at__lt=at - timedelta(weeks=MOST_WEEKS_CONFIDENTIAL))
    for weeks in terms:
        due |= Q(question__weeks=weeks, registration__event__ends_at__lt=at - timedelta(weeks=weeks))
    rows = Answer.objects.filter(due)
    found = rows.count()
    if found and not dry_run:
        rows.delete()
    return found


def erase_answers_of(email: str, at: datetime) -> int:
    """Every answer of this address."""
    return Answer.objects.filter(registration__email=email).delete()[0]
