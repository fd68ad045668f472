"""What is asked, and what was answered; each costs the same however many people."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from events import disclosure
from events.models import HOLDING, Answer, Event, Question, Registration
from events.questions.rules import LISTS, Values, unanswered
from events.questions.words import in_words, options_of


def questions_of(event: Event) -> list[Question]:
    """All that is asked now, in order; nothing is looked up where the event asks nothing."""
    if not (event.asks_questions or event.asks_later):
        return []
    return list(Question.objects.filter(event=event, retired_at=None))


def asked_at_registration(event: Event) -> list[Question]:
    """What the form asks."""
    if not event.asks_questions:
        return []
    return [row for row in questions_of(event) if row.moment == Question.Moment.REGISTRATION]


def asked_of(registration: Registration, event: Event) -> list[Question]:
    """What somebody can answer on the own page: what stands in the form, and with a place the rest."""
    is_placed = registration.state in HOLDING
    return [row for row in questions_of(event) if is_placed or row.moment == Question.Moment.REGISTRATION]


def answers_of(registration: Registration) -> dict[str, Any]:
    """What somebody answered, by the key of its question."""
    return dict(Answer.objects.filter(registration=registration).values_list("key", "value"))


def answers_in_words(registration: Registration) -> list[tuple[str, str]]:
    """Each question as it was asked then, with the answer: for the page of one person."""
    rows = Answer.objects.filter(registration=registration).select_related("question")
    return [
        (str(row.question.label), in_words(row.question, row.value)) for row in rows.order_by("question__order", "pk")
    ]


def values_by_registration(registrations: Iterable[int]) -> dict[int, dict[str, Any]]:
    """The answers of many, by registration and key."""
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    rows = Answer.objects.filter(registration__in=registrations)
    for pk, key, value in rows.values_list("registration_id", "key", "value"):
        found[pk][key] = value
    return found


def waiting_for_answers(events: list[Event]) -> dict[int, int]:
    """How many with a place have not answered what must be answered, by event."""
    asking = [event.pk for event in events if event.asks_questions or event.asks_later]
    if not asking:
        return {}
    questions: dict[int, list[Question]] = defaultdict(list)
    for question in Question.objects.filter(event__in=asking, retired_at=None):
        questions[question.event_id].append(question)
    people = list(
        Registration.objects.filter(event__in=asking, state__in=HOLDING)
        .order_by()
        .values_list("pk", "event_id", "role")
    )
    values = values_by_registration([pk for pk, _event, _role in people])
    counts = Counter(event for pk, event, role in people if unanswered(questions[event], role, _of(values, pk)))
    return dict(counts)


def _of(values: dict[int, dict[str, Any]], pk: int) -> Values:
    return values.get(pk, {})


# At the desk -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tally:
    """One version of a question: how many answered, and of a list how often each; `texts` where those may be read together."""

    question: Question
    number: int
    counts: list[tuple[str, int]]
    texts: list[str]


def tallies_of(event: Event, at: datetime) -> list[Tally]:
    """Every version that was answered or is asked, with counts of who takes part or waits."""
    values: dict[int, list[Any]] = defaultdict(list)
    for question, value in current_answers(event, at).values_list("question_id", "value"):
        values[question].append(value)
    rows = Question.objects.filter(event=event).order_by("order", "key", "version")
    return [_tally(event, row, values[row.pk]) for row in rows if row.retired_at is None or values[row.pk]]


def _tally(event: Event, question: Question, values: list[Any]) -> Tally:
    counts: list[tuple[str, int]] = []
    if question.kind in LISTS:
        found = Counter(key for value in values for key in (value if isinstance(value, list) else [value]))
        counts = [(words, found[key]) for key, words in options_of(question)]
    is_text = question.kind == Question.Kind.TEXT and disclosure.tells_answers(question, event)
    if question.kind == Question.Kind.NUMBER:
        counts = [(str(value), number) for value, number in sorted(Counter(values).items())]
    return Tally(question, len(values), counts, sorted(values) if is_text else [])


def current_answers(event: Event, at: datetime) -> Any:
    """The answers of who takes part or waits, within their term even when the night has not come yet."""
    past = [
        pk
        for pk, weeks in Question.objects.filter(event=event).values_list("pk", "weeks")
        if event.ends_at and event.ends_at + timedelta(weeks=weeks) < at
    ]
    alive = {"registration__event": event, "registration__state__in": ("requested", "waiting", "offered", "confirmed")}
    return Answer.objects.filter(**alive).exclude(question__in=past).order_by("pk")


def columns_of(event: Event, at: datetime) -> list[tuple[Question, dict[int, str]]]:
    """For a list in a file: each version that was answered, as far as disclosure lets it out, and the answers in words."""
    answered: dict[int, dict[int, str]] = defaultdict(dict)
    questions: dict[int, Question] = {}
    for row in current_answers(event, at).select_related("question"):
        if disclosure.tells_answers(row.question, event):
            questions[row.question_id] = row.question
            answered[row.question_id][row.registration_id] = in_words(row.question, row.value)
    ordered = sorted(questions.values(), key=lambda row: (row.order, row.key, row.version))
    return [(question, answered[question.pk]) for question in ordered]
