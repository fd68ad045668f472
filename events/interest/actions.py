"""Asking to hear of something, proving that the address is one's own, being told once, and stopping."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from events import disclosure
from events.facts import announce
from events.interest.facts import interest_confirmed, interested_told
from events.interest.queries import JUST, is_news, subject, to_tell, waiting_for, waiting_to_come
from events.messages import actions as messages
from events.models import Event, Interest, WayIn
from events.places.seats import seats_of_day
from events.registration.window import can_hear, phase_of


@transaction.atomic
def note_interest(
    *, email: str, language: str, at: datetime, event: Event | None = None, **topic: Any
) -> Interest | None:
    """Write down who asked, and mail a link with which that person confirms it; the same again is the same row.

    `topic` and `topic_key` where it is about no event. None for what nobody can hear of any more.
    """
    about = {"event": event, "topic": topic.get("topic", ""), "topic_key": topic.get("topic_key", "")}
    if event is None and subject(about["topic"], about["topic_key"]) is None:
        return None
    fresh = {"language": language, "asked_at": at}
    row, is_new = Interest.objects.select_for_update(no_key=True).get_or_create(**about, email=email, defaults=fresh)
    if not is_new and row.told_at:  # told of that; asks anew
        row.told_at, row.told_of, row.confirmed_at, row.asked_at = None, None, None, at
        row.save(update_fields=["told_at", "told_of", "confirmed_at", "asked_at"])
    elif not is_new and row.confirmed_at is None:  # the new mail works as long as the first did
        row.asked_at = at
        row.save(update_fields=["asked_at"])
    messages.plan(
        kind="interest_confirm",
        key=f"interest-confirm:{row.pk}:{at:%Y%m%d%H}",
        email=email,
        language=language,
        at=at,
        code=row.code,
    )
    return row


@transaction.atomic
def confirm_interest(*, interest: Interest, at: datetime) -> Interest:
    """The address is one's own; twice is once. Announces `interest_confirmed`."""
    interest = Interest.objects.select_for_update(no_key=True, of=("self",)).select_related("event").get(pk=interest.pk)
    if interest.confirmed_at is None:
        interest.confirmed_at = at
        interest.save(update_fields=["confirmed_at"])
        announce(interest_confirmed, event=interest.event, at=at, interest=interest.pk)
    return interest


def end_interest(*, interest: Interest) -> None:
    """Nothing stays of it."""
    Interest.objects.filter(pk=interest.pk).delete()


def tell_what_opened(at: datetime) -> int:
    """Each minute: who asked hears, once, that an event takes people now, or has a place again. Gives how many."""
    asked = Q(pk__in=to_tell().values("event")) | Q(opens_at__gt=at - JUST, opens_at__lte=at)
    events = Event.objects.filter(asked, status=Event.Status.PUBLISHED)
    return sum(_tell(event, waiting_to_come(event, at), at) for event in events if _takes_people(event, at))


def _takes_people(event: Event, at: datetime) -> bool:
    """Whether who is told can come: not what became by invitation, or has no page any more for who knows of it."""
    if event.way_in not in (WayIn.OPEN, WayIn.REQUEST) or not disclosure.of(event).has_public_page:
        return False
    phase = phase_of(event, at)
    return phase == "open" and not can_hear(event, phase, seats_of_day(event).whole)


def tell_of_published(*, event: Event, at: datetime) -> int:
    """Who asked to hear of a kind, a toolkit or another day hears of this event, once; of one that opens later when it
    does. Gives how many.
    """
    if not is_news(event, at) or phase_of(event, at) == "early":
        return 0
    return _tell(event, waiting_for(event), at)


@transaction.atomic
def _tell(event: Event, rows: Iterable[Interest], at: datetime) -> int:
    """One mail to an address, whatever it asked for; each row once, also when two workers come at once."""
    told: set[str] = set()
    for row in rows:
        if not to_tell().filter(pk=row.pk).update(told_at=at, told_of=event) or row.email in told:
            continue
        told.add(row.email)
        messages.plan(
            kind="interest_told",
            key=f"interest:{row.pk}:{row.asked_at:%Y%m%d%H%M%S}",
            event=event,
            email=row.email,
            language=row.language,
            at=at,
            code=row.code,
        )
    if told:
        announce(interested_told, event=event, at=at, actor="system", people=len(told))
    return len(told)
