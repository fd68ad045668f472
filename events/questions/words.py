"""What a question says of itself: of whom it is asked, who reads the answer and until when; and an answer in words."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events import moments
from events.models import Event, Question, Registration, Said
from events.questions.rules import YES, most_weeks

NIGHT = timedelta(days=1)  # forgetting is done each night


def options_of(question: Question) -> list[tuple[str, str]]:
    """What can be chosen, in the active language."""
    in_english = (get_language() or "nl").startswith("en")
    said = [(row["key"], row["en"] if in_english and row.get("en") else "", row["nl"]) for row in question.options]
    return [(key, Said.in_language(en or nl, "en" if en else "nl")) for key, en, nl in said]


def in_words(question: Question, value: Any) -> str:
    """An answer as somebody would say it."""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    words = dict(options_of(question))
    if isinstance(value, list):
        return ", ".join(words.get(key, str(key)) for key in value)
    return str(words.get(value, value))


def condition_of(question: Question, asked: Mapping[str, Question]) -> str:
    """ "Alleen als …": of whom it is asked; nothing where it is asked of everybody."""
    parts = []
    if question.roles:
        words: dict[str, Any] = dict(Registration.Role.choices)
        roles = [str(words[role]) for role in question.roles if role in words]
        parts.append(_("Alleen als je rol dit is: %(roles)s.") % {"roles": ", ".join(roles)})
    parent = asked.get(question.depends_on)
    if parent and question.depends_value == YES:
        parts.append(_("Alleen als je dit aanvinkt: “%(label)s”") % {"label": parent.label})
    elif parent:
        answers = dict(options_of(parent))
        values = {"answer": answers.get(question.depends_value, ""), "label": parent.label}
        parts.append(_("Alleen als je “%(answer)s” antwoordt op: “%(label)s”") % values)
    return " ".join(parts)


def gone_on(question: Question, event: Event) -> date | None:
    """The day on which answers are gone at the latest."""
    weeks = min(question.weeks, most_weeks(event))
    return moments.day_of(event.ends_at + timedelta(weeks=weeks) + NIGHT) if event.ends_at else None


def until(question: Question, event: Event) -> str:
    """When its answers are wiped, as a sentence."""
    day = gone_on(question, event)
    if day is None:
        return _("We wissen het %(weeks)d weken na de dag.") % {"weeks": question.weeks}
    return _("We wissen het uiterlijk op %(day)s.") % {"day": moments.full_day(day)}
