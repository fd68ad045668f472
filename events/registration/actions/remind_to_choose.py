""" "Ik kies later", reminded of once: who has a place and left a round open hears it some days before choosing ends."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from events.facts import announce
from events.messages import actions as messages
from events.models import HOLDING, Event, Registration, Session, SessionChoice, Shape, State
from events.places.terms import by_day
from events.registration.actions.standing import locked
from events.registration.facts import reminded_to_choose

AHEAD, JUST = timedelta(days=7), timedelta(days=2)
KIND = "choose_reminder"


def remind_to_choose(at: datetime) -> int:
    """By itself, by day: one mail in all. Not who registered just now, and not who follows online. Gives how many."""
    if not by_day(at):
        return 0
    fixed = Q(choices_until__gt=at, choices_until__lte=at + AHEAD)
    unfixed = Q(choices_until=None, starts_at__gt=at, starts_at__lte=at + AHEAD)
    events = Event.objects.filter(fixed | unfixed, shape=Shape.CONFERENCE, status=Event.Status.PUBLISHED)
    return sum(_remind(row, at) for event in events for row in _undecided(event, at))


def _undecided(event: Event, at: datetime) -> list[Registration]:
    """Who left a round open in which there is something to choose; three queries an event."""
    to_choose = Session.objects.filter(event=event, round__isnull=False, starts_at__gt=at)
    rounds = set(to_choose.values_list("round_id", flat=True))
    rows = Registration.objects.filter(event=event, state=State.CONFIRMED, mode="on_site", state_at__lt=at - JUST)
    chosen: dict[int, set[int | None]] = {}
    live = SessionChoice.objects.filter(registration__event=event, state__in=(*HOLDING, State.WAITING))
    for registration, round_ in live.values_list("registration_id", "round_id"):
        chosen.setdefault(registration, set()).add(round_)
    asked = rows.exclude(messages__kind=KIND).order_by("pk")
    return [row for row in asked if rounds - chosen.get(row.pk, set())]


@transaction.atomic
def _remind(registration: Registration, at: datetime) -> bool:
    """Whether this one got it now."""
    registration = locked(registration)
    if registration.state != State.CONFIRMED or registration.messages.filter(kind=KIND).exists():
        return False
    if not messages.plan(kind=KIND, key=f"choose:{registration.pk}", registration=registration, at=at):
        return False  # nobody to write to
    announce(reminded_to_choose, registration=registration, at=at, actor="system")
    return True
