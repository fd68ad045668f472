"""Questions, needs and absence, in every state; asked at a meeting on request of the demo's year."""

from typing import Any

from django.utils.timezone import now

from demo.cast import BY_KEY
from events.models import AccessNeed, Event, Question, Registration, Session, StandIn, State
from events.questions import actions
from events.questions.actions import keep_answers
from events.questions.rules import Given
from events.registration.actions import name_stand_in, report_absence, undo_absence
from tests.browser.seen import ORGANISER

DESK, MINE = "bijeen_events:desk-", "bijeen_fixed:registration"
WHY = {
    "purpose_nl": "we de gesprekken goed voorbereiden",
    "purpose_en": "we prepare the conversations well",
    "weeks": 4,
}


def conference() -> Event:
    """The annual conference."""
    return Event.objects.get(visibility="public", status="published", starts_at__gt=now(), shape="conference")


def quiet() -> Event:
    """A draft, which asks nothing."""
    return Event.objects.get(status="draft", shape="conference")


def asking() -> Event:
    """A meeting on request, with a question of each kind; the conference's form stays as short as it is."""
    coming = Event.objects.filter(status="published", starts_at__gt=now(), shape="single", is_sensitive=False)
    event = coming.filter(way_in="request", roles__user__email=BY_KEY[ORGANISER].email)[:1].get()
    if not event.asks_questions:
        _ask(event)
    return Event.objects.get(pk=event.pk)


def _ask(event: Event) -> None:
    def ask(**fields: Any) -> Question:
        return actions.add_question(event=event, at=now(), by=None, **WHY, **fields)

    def options(*words: str) -> list[dict[str, str]]:
        return [{"key": str(n), "nl": word, "en": ""} for n, word in enumerate(words, 1)]

    ask(label_nl="Wat wil je na vandaag anders doen?", label_en="What will you do differently after today?")
    way = ask(
        label_nl="Hoe kom je?",
        kind="choice",
        is_required=True,
        options=options("Met de trein", "Met de auto", "Op de fiets"),
    )
    ask(
        label_nl="Met hoeveel mensen rijd je?",
        kind="number",
        is_required=True,
        depends_on=way.key,
        depends_value="2",
    )
    ask(
        label_nl="Waar werk je mee?",
        kind="several",
        options=options("Ouders", "School", "De wijk"),
        roles=["professional"],
    )
    ask(label_nl="Je mag mijn team bellen over dit onderwerp", kind="consent")
    ask(label_nl="Welke vraag neem je mee voor de tafel?", moment="place", is_sensitive=True)


def person() -> Registration:
    """Somebody with a place there."""
    return asking().registrations.filter(state=State.CONFIRMED, language="nl").order_by("pk")[:1].get()


def answered() -> Registration:
    """Somebody who answered."""
    event = asking()
    found = event.registrations.filter(state=State.CONFIRMED, language="nl").order_by("pk")[1:2].get()
    if not found.answers.exists():
        values = {"text": "Eerst luisteren, dan pas praten.", "choice": "1", "several": ["1", "2"], "consent": True}
        rows = [row for row in event.questions.filter(retired_at=None, depends_on="") if row.kind in values]
        keep_answers(found, [Given(row, values[row.kind]) for row in rows], now())
    return found


def a_question() -> tuple[int, int]:
    """One that people answered, at the desk."""
    event = answered().event
    return event.pk, event.questions.filter(kind="choice", retired_at=None).get().pk


def caterer() -> int:
    """The conference, with people who come along and wishes in each state."""
    event = conference()
    steps = list(AccessNeed.State)
    rows = AccessNeed.objects.filter(registration__event=event, registration__state=State.CONFIRMED).order_by("pk")
    for number, need in enumerate(rows):
        state = steps[number % len(steps)]
        answered_at = None if state == AccessNeed.State.ASKED else now()
        AccessNeed.objects.filter(pk=need.pk).update(state=state, answered_at=answered_at, companion=number % 2 == 0)
    return event.pk


def in_series(number: int) -> tuple[Registration, Session]:
    """Somebody in a series that has dates to come, and the last of those; another person for each number."""
    coming = Event.objects.filter(shape="series", status="published", sessions__starts_at__gt=now())
    found = Registration.objects.filter(
        event__in=coming, state=State.CONFIRMED, language="nl", event__is_sensitive=False
    )
    person = found.distinct().order_by("pk")[number]
    return person, person.event.sessions.order_by("-starts_at")[:1].get()


def a_date(way: str) -> tuple[str, int]:
    """Its page: as it is, reported absent, or with a colleague who comes instead."""
    person, session = in_series(("", "absent", "stand-in").index(way))
    undo_absence(registration=person, session=session, at=now())
    if way:
        report_absence(registration=person, session=session, at=now())
    if way == "stand-in":
        who = {"first_name": "Bea", "family_name": "de Groot", "email": "bea.degroot@example.org"}
        name_stand_in(registration=person, session=session, at=now(), **who)
    return person.code, session.pk


def a_stand_in() -> str:
    """The page of that colleague."""
    a_date("stand-in")
    return StandIn.objects.order_by("-pk")[:1].get().code


def states(seen: Any, organiser: str) -> list[Any]:
    """Every page; `seen` makes one."""
    at_desk = {"who": organiser, "args": lambda: answered().event_id}
    return [
        seen("bijeen_events:registration-register", "questions", args=lambda: asking().slug),
        seen(MINE, "questions", args=lambda: person().code),
        seen(MINE + "-answers", args=lambda: person().code),
        seen(MINE + "-answers", "answered", args=lambda: answered().code),
        seen(DESK + "questions", **at_desk),
        seen(DESK + "questions", "empty", who=organiser, args=lambda: quiet().pk),
        seen(DESK + "question-add", **at_desk),
        seen(DESK + "question", who=organiser, args=a_question),
        seen(DESK + "question-retire", who=organiser, args=a_question),
        seen(DESK + "questions-preview", **at_desk),
        seen(DESK + "answers", **at_desk),
        seen(MINE, "series", args=lambda: a_date("absent")[0]),
        seen(MINE + "-date", args=lambda: a_date("")),
        seen(MINE + "-date", "absent", args=lambda: a_date("absent")),
        seen(MINE + "-date", "stand-in", args=lambda: a_date("stand-in")),
        seen("bijeen_fixed:stand-in", args=a_stand_in),
        seen(DESK + "needs", "steps", who=organiser, args=caterer),
        seen(DESK + "catering", who=organiser, args=caterer),
    ]
