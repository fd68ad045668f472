"""Cancel an event, and tell everybody once."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from events.facts import announce
from events.messages import actions as messages
from events.messages.telling import tell_everybody, tell_stand_ins, tell_trainers
from events.models import ALIVE, HOLDING, Event, Registration, State
from events.places.actions import withdraw_offers
from events.places.pools import lock_event
from events.planning.facts import event_cancelled
from events.planning.refusals import NotPublished


@dataclass(frozen=True)
class Affected:
    """Who is told when an event moves or is cancelled: numbers of people."""

    confirmed: int
    waiting: int
    requested: int
    by_language: dict[str, int]
    without_mail: int

    @property
    def people(self) -> int:
        return self.confirmed + self.waiting + self.requested


def who_is_affected(event: Event) -> Affected:
    """Everybody with a living registration."""
    rows = list(
        Registration.objects.filter(event=event, state__in=ALIVE).values_list("state", "language", "email", "group")
    )
    states = Counter(state for state, *_ in rows)
    return Affected(
        confirmed=sum(states[state] for state in HOLDING),
        waiting=states[State.WAITING],
        requested=states[State.REQUESTED] + states[State.SUBMITTED],
        by_language=dict(Counter(language for _, language, *_ in rows)),
        without_mail=sum(1 for *_, email, group in rows if not email and not group),
    )


@transaction.atomic
def cancel_event(*, event: Event, version: int, reason: str, at: datetime, by: Any) -> Event:
    """Cancel a published event. Registrations keep their state for the figures; each living one is told once, and so
    is who gives a part of it. What was still due to them is not sent any more, and offers end. Announces `event_cancelled`.

    Refuses: ChangedMeanwhile, NotPublished.
    """
    # Whoever is taking a seat at this moment is waited for, and told as well.
    pools, event = lock_event(event, version)
    if event.status != Event.Status.PUBLISHED:
        raise NotPublished()
    event.status, event.cancelled_at, event.cancel_reason = Event.Status.CANCELLED, at, reason
    event.sequence += 1
    event.version += 1
    event.content_version += 1
    event.save()
    told = announce(event_cancelled, event=event, at=at, by=by)
    messages.stop(event=event)
    withdraw_offers(event=event, pools=pools, at=at)
    pools.save()
    tell_everybody(event, "cancelled_event", told.pk, at)
    tell_stand_ins(event, told.pk, at)
    hours = event.sessions.values_list("pk", "starts_at", "ends_at")
    tell_trainers(event, "cancelled_trainer", told.pk, at, {pk: (start, end) for pk, start, end in hours})
    return event
