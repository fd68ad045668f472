"""What a form carried, as plain values: kept for half an hour beside a sent form that made no registration.

Where nobody may learn who comes, a form with an address that is known makes nothing new. When its address is mended, the new
one is registered as if the form had been sent with it; for that it has to be known what was typed.
"""

from dataclasses import asdict
from typing import Any

from django.db.models import F, QuerySet

from events.models import (
    ALIVE,
    AccessNeed,
    Answer,
    DietaryNeed,
    Invitation,
    Organisation,
    Question,
    Registration,
    Session,
    SessionChoice,
)
from events.questions.rules import Given
from events.registration.person import Needs, Person, Wish

Typed = dict[str, Any]
COPIED = (
    "first_name family_name standing role shown_name phone job_title motive remarks language no_photo may_list may_news"
).split()


def typed(
    person: Person,
    wishes: tuple[Wish, ...],
    needs: Needs | None,
    mode: str,
    invitation: Invitation | None,
    answers: tuple[Given, ...] = (),
) -> Typed:
    """What was typed, without the address, as a column can hold it."""
    who = {**asdict(person), "organisation": person.organisation.pk if person.organisation else None}
    del who["email"]
    return {
        "person": who,
        "wishes": [[wish.session.pk, wish.reserve.pk if wish.reserve else None] for wish in wishes],
        "needs": asdict(needs) if needs else None,
        "mode": mode,
        "invitation": invitation.pk if invitation else None,
        "answers": [[one.question.pk, one.value] for one in answers],
    }


def typed_of(registration: Registration, choices: QuerySet[SessionChoice] | None = None) -> Typed:
    """The same, read back from a registration that has to give way, or that ended with these choices.

    Who waits for a workshop and has another one meanwhile wishes the first, with the other as reserve.
    """
    who = {name: getattr(registration, name) for name in COPIED}
    person = Person(organisation=registration.organisation, email=registration.email, **who)
    by_round: dict[int, dict[str, Session]] = {}
    rows = registration.choices.filter(state__in=ALIVE) if choices is None else choices
    waiting_first = F("waiting_since").asc(nulls_last=True)
    for choice in rows.select_related("session").order_by("reason", waiting_first, "pk"):
        is_reserve = choice.reason == "reserve" or "session" in by_round.get(choice.round_id or 0, {})
        kind = "reserve" if is_reserve else "session"
        by_round.setdefault(choice.round_id or 0, {}).setdefault(kind, choice.session)
    wishes = tuple(Wish(**found) for found in by_round.values() if "session" in found)
    given = Answer.objects.filter(registration=registration).select_related("question").order_by("pk")
    answers = tuple(Given(row.question, row.value) for row in given)
    return typed(person, wishes, _needs_of(registration), registration.mode, registration.invitation, answers)


def _needs_of(registration: Registration) -> Needs:
    eats = DietaryNeed.objects.filter(registration=registration).first() or DietaryNeed()
    asks = AccessNeed.objects.filter(registration=registration).first() or AccessNeed()
    return Needs(tuple(eats.values), eats.note, tuple(asks.values), asks.note, asks.companion)


def read(kept: Typed, email: str) -> dict[str, Any]:
    """The values for `register`, with this address."""
    who = dict(kept["person"])
    organisation = Organisation.objects.filter(pk=who.pop("organisation") or 0).first()
    keys = {key for pair in kept["wishes"] for key in pair if key}
    sessions = Session.objects.in_bulk(keys)
    wishes = tuple(
        Wish(sessions[first], sessions.get(reserve)) for first, reserve in kept["wishes"] if first in sessions
    )
    return {
        "person": Person(email=email, organisation=organisation, **who),
        "wishes": wishes,
        "needs": _needs(kept["needs"]),
        "mode": kept["mode"],
        "invitation": Invitation.objects.filter(pk=kept["invitation"] or 0).first(),
        "answers": _answers(kept.get("answers", [])),
    }


def _answers(kept: list[list[Any]]) -> tuple[Given, ...]:
    questions = Question.objects.in_bulk([key for key, _value in kept]) if kept else {}
    return tuple(Given(questions[key], value) for key, value in kept if key in questions)


def _needs(kept: dict[str, Any] | None) -> Needs | None:
    if not kept:
        return None
    return Needs(**{**kept, "dietary": tuple(kept["dietary"]), "access": tuple(kept["access"])})
