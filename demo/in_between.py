"""What happens between registering and the day: a place is offered, seats are held, questions are answered, a wish is
arranged, somebody cannot come once, says no to an invitation, or asks to hear of it.

At moments that have gone, and only at activities that are played in now.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils.timezone import localtime

from demo.shift import ANCHOR
from demo.stage import Stage
from events.interest import actions as interest
from events.models import AccessNeed, Event, Invitation, Organisation, Question, Registration, State
from events.places.actions import hold_seats
from events.planning.actions import change_event
from events.questions.actions import add_question
from events.questions.rules import Given
from events.registration import actions

LATELY, DAY, WEEK = timedelta(hours=5), timedelta(days=1), timedelta(weeks=1)
WITH_A_QUEUE, AT_TABLE, SERIES = "act-19", "act-27", "act-05"
SEATS, HELD_FOR = 4, "org-16"
BRINGS = "Welke vraag uit je werk neem je mee?", "Which question from your work do you bring?"
STAYS = "Eet je mee?", "Will you have dinner with us?"
WHY = {"purpose_nl": "we de avond op jullie vragen bouwen", "purpose_en": "we build the evening on your questions"}
YES, NO = {"key": "1", "nl": "Ja", "en": "Yes"}, {"key": "2", "nl": "Nee", "en": "No"}
BROUGHT = (
    "Hoe houd je het gesprek open als iemand boos wegloopt?",
    "Wat doe je als ouders elkaar tegenspreken?",
    "Hoe vind je jongens die nergens komen?",
)
STAND_IN = {"first_name": "Hilde", "family_name": "van Beek", "email": "hilde.van.beek@example.org"}
CURIOUS = ("samira.elidrissi@example.org", "wouter.smit@example.org", "leyla.kaplan@example.org")


def fill(stage: Stage, made: Iterable[Event]) -> None:
    """All of it, each at the activity that it fits."""
    play = {
        WITH_A_QUEUE: _offer,
        ANCHOR: _arrange,
        AT_TABLE: _ask,
        SERIES: _miss_a_date,
    }
    for event in made:
        if event.source_key in play and event.ends_at and event.ends_at > stage.now + WEEK:
            play[event.source_key](stage, Event.objects.get(pk=event.pk))
    _hear_of_it(stage)


def _with_a_place(event: Event) -> list[Registration]:
    return list(event.registrations.filter(state=State.CONFIRMED, group=None).order_by("registered_at", "pk"))


def _offer(stage: Stage, event: Event) -> None:
    """What comes free is offered, and somebody cancelled this morning."""
    change_event(event=event, version=event.version, freed_places="offered", at=stage.now - DAY, by=event.made_by)
    for registration in _with_a_place(event)[:1]:
        actions.cancel_registration(registration=registration, at=stage.now - LATELY)


def _arrange(stage: Stage, event: Event) -> None:
    """Seats are held for who brings colleagues later; two wishes have an answer, the others wait for one."""
    organisation = Organisation.objects.get(source_key=HELD_FOR)
    at, until = stage.now - DAY, localtime(stage.now + 6 * DAY).replace(hour=17, minute=0, second=0, microsecond=0)
    number = event.registrations.filter(state=State.CONFIRMED, organisation=organisation).count() + SEATS
    hold_seats(event=event, organisation=organisation, number=number, until=until, at=at, by=event.made_by)
    needs = AccessNeed.objects.filter(registration__event=event, registration__state=State.CONFIRMED).order_by("pk")
    for need, state in zip(needs[:2], (AccessNeed.State.ARRANGED, AccessNeed.State.CALLING), strict=False):
        actions.answer_need(need=need, state=state, at=at, by=event.made_by)


def _ask(stage: Stage, event: Event) -> None:
    """Two questions, which every third has answered; and one of who was invited cannot come."""
    asking: dict[str, Any] = {"event": event, "at": stage.now - WEEK, "by": event.made_by, **WHY}
    words = add_question(label_nl=BRINGS[0], label_en=BRINGS[1], **asking)
    dinner = add_question(label_nl=STAYS[0], label_en=STAYS[1], kind=Question.Kind.CHOICE, options=[YES, NO], **asking)
    for number, registration in enumerate(_with_a_place(event)[::3]):
        given = Given(words, BROUGHT[number % len(BROUGHT)]), Given(dinner, "12"[number % 4 == 0])
        at = stage.now - 6 * DAY + number * LATELY
        actions.give_answers(registration=registration, asked=[words, dinner], given=given, at=at)
    for invitation in Invitation.objects.filter(event=event, answered_at=None).order_by("pk")[:1]:
        actions.decline_invitation(invitation=invitation, at=stage.now - DAY)


def _miss_a_date(stage: Stage, event: Event) -> None:
    """Two cannot come to the next meeting; one of them sends a colleague."""
    session = event.sessions.filter(starts_at__gt=stage.now + DAY).order_by("starts_at")[:1].get()
    away = _with_a_place(event)[-2:]
    for registration in away:
        actions.report_absence(registration=registration, session=session, at=stage.now - DAY)
    actions.name_stand_in(registration=away[-1], session=session, at=stage.now - LATELY, **STAND_IN)


def _hear_of_it(stage: Stage) -> None:
    """Some asked to hear of the next meeting of a kind; the last did not confirm it yet."""
    for number, email in enumerate(CURIOUS):
        about: dict[str, Any] = {"topic": "soort", "topic_key": "knowledge_atelier", "language": "nl"}
        asked = interest.note_interest(email=email, at=stage.now - LATELY, **about)
        if asked and number < len(CURIOUS) - 1:
            interest.confirm_interest(interest=asked, at=stage.now - LATELY / 2)
