"""What asks attention of registrations: questions without an answer, and needs that nobody arranged."""

from collections import Counter, defaultdict
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.extend import Attention, Need
from events.models import AccessNeed, Event
from events.moments import near_day
from events.questions.queries import waiting_for_answers
from events.registration.meetings import starts_of

LOUD, SOON = timedelta(days=3), timedelta(days=7)


def unanswered_questions(events: list[Event], at: datetime) -> list[Need]:
    """People with a place who have not answered what must be answered."""
    found, lines = waiting_for_answers(events), []
    for event in events:
        if (number := found.get(event.pk)) and event.starts_at and event.starts_at > at:
            said = ngettext(
                "%(n)d mens heeft je vragen nog niet beantwoord.",
                "%(n)d mensen hebben je vragen nog niet beantwoord.",
                number,
            )
            level = "warn" if event.starts_at - at < LOUD else "info"
            page = reverse("bijeen_events:desk-answers", args=[event.pk])
            hurts_at = event.starts_at - LOUD
            lines.append(Need(event, hurts_at, said % {"n": number}, page, _("Bekijk de antwoorden"), level, True))
    return lines


def needs(events: list[Event], at: datetime) -> list[Need]:
    """What people need and is not arranged: until the day by which it must be ordered, louder as that comes near.

    Who has no answer at all is always there; what somebody works on is from a week before that day.
    """
    rows = AccessNeed.objects.filter(
        registration__event__in=events, registration__state__in=("confirmed", "offered", "waiting")
    )
    states: dict[int, Counter[str]] = defaultdict(Counter)
    rows = rows.exclude(state=AccessNeed.State.ARRANGED)
    for event_id, state in rows.order_by().values_list("registration__event", "state"):
        states[event_id][state] += 1
    lines, starts = [], starts_of(events, at)
    for event in events:
        starts_at, found = starts[event.pk], states.get(event.pk)
        if found and starts_at and starts_at > at:
            until = event.needs_until or starts_at - timedelta(weeks=3)
            lines += _of_needs(event, found, until, at)
    return lines


def _of_needs(event: Event, found: Counter[str], until: datetime, at: datetime) -> list[Need]:
    said, asked = [], found[AccessNeed.State.ASKED]
    if asked:
        text = ngettext(
            "%(n)d mens vraagt om iets en wacht op antwoord.",
            "%(n)d mensen vragen om iets en wachten op antwoord.",
            asked,
        )
        said.append(text % {"n": asked})
    going, is_near = found.total() - asked, until - at < SOON
    if going and is_near:
        text = ngettext("%(n)d wens is nog niet geregeld.", "%(n)d wensen zijn nog niet geregeld.", going)
        said.append(text % {"n": going})
    if not said:
        return []
    if until <= at:
        said.append(_("De dag waarop dit besteld moest zijn, is voorbij."))
    elif is_near:
        said.append(_("Bestel wat nodig is, zoals een tolk, uiterlijk %(day)s.") % {"day": near_day(until)})
    level, page = "error" if until <= at else "warn", reverse("bijeen_events:desk-needs", args=[event.pk])
    return [Need(event, until, " ".join(said), page, _("Bekijk de wensen"), level, True)]


FINDERS = (Attention("unanswered_questions", unanswered_questions), Attention("needs", needs))
