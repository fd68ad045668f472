"""Close an event: all that was final apart is final together, and what follows from it begins."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.attendance.actions.close_session import thank
from events.attendance.facts import event_closed
from events.attendance.queries import sessions_attended
from events.attendance.refusals import EventNotOver, SessionsOpen
from events.facts import announce
from events.models import Event, Registration, Shape


@transaction.atomic
def close_event(*, event: Event, at: datetime, by: Any) -> Event:
    """Close an event whose sessions are closed. Announces `event_closed`, from which certificates follow.

    Refuses: EventNotOver, SessionsOpen (with the number of sessions that are open).
    """
    event = Event.objects.select_for_update(no_key=True).get(pk=event.pk)
    if event.status == Event.Status.CLOSED:
        return event
    if event.status != Event.Status.PUBLISHED or not event.is_past(at):
        raise EventNotOver()
    still = event.sessions.filter(has_checkin=True, closed_at=None).count()
    if still:
        raise SessionsOpen(number=still)
    event.status, event.closed_at, event.closed_by = Event.Status.CLOSED, at, by
    event.version, event.content_version = event.version + 1, event.content_version + 1
    event.save()
    announce(event_closed, event=event, at=at, by=by, actor="" if by else "system")
    if event.shape == Shape.CONFERENCE:
        _thank_everybody(event, at)
    return event


def _thank_everybody(event: Event, at: datetime) -> None:
    attended = sessions_attended(event)
    first = event.sessions.select_related("event").first()
    if attended and first:
        thank(list(Registration.objects.filter(pk__in=attended).order_by("pk")), first, at)
