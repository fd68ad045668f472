"""Put an event on the agenda, now or at a moment."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.facts import announce
from events.models import Event
from events.places.pools import lock_event
from events.planning.actions.change_event import refuse_unpublishable
from events.planning.facts import event_planned, event_published
from events.planning.refusals import InThePast, PublishAfterStart, PublishInThePast
from events.planning.states import refuse_unless_draft
from events.programme.moving import keep_span
from events.refusals import Refusal


@transaction.atomic
def publish_event(*, event: Event, at: datetime, by: Any, why: str = "", version: int | None = None) -> Event:
    """Put an event on the agenda now. `why` says why, although something does not add up. A series lasts from its first date
    until its last. Announces `event_published`.

    Refuses: ChangedMeanwhile, IsPublished, IsOff, IsClosed, NeedsTime, NeedsTitle, InThePast.
    """
    _pools, event = lock_event(event, version)
    refuse_unless_draft(event)
    refuse_unpublishable(event)
    event.status, event.published_at, event.publish_at = Event.Status.PUBLISHED, at, None
    keep_span(event)
    if event.ends_at is not None and event.ends_at <= at:
        raise InThePast()
    event.publish_reason = why or event.publish_reason
    event.version += 1
    event.content_version += 1
    event.save()
    announce(event_published, event=event, at=at, by=by, actor="staff" if by else "system")
    return event


@transaction.atomic
def publish_later(
    *, event: Event, publish_at: datetime, at: datetime, by: Any, why: str = "", version: int | None = None
) -> Event:
    """Put an event on the agenda at a moment; the worker does it within a minute of it. Announces `event_planned`.

    Refuses: ChangedMeanwhile, IsPublished, IsOff, IsClosed, PublishInThePast, NeedsTime, NeedsTitle, PublishAfterStart.
    """
    _pools, event = lock_event(event, version)
    refuse_unless_draft(event)
    if publish_at <= at:
        raise PublishInThePast()
    refuse_unpublishable(event)
    if event.starts_at is not None and publish_at >= event.starts_at:
        raise PublishAfterStart()
    event.publish_at, event.publish_reason = publish_at, why or event.publish_reason
    event.version += 1
    event.save()
    announce(event_planned, event=event, at=at, by=by, publish_at=publish_at.isoformat())
    return event


def publish_due(at: datetime) -> int:
    """Publish what is due; gives how many. One that is refused meanwhile stays a draft, and the desk shows it."""
    done = 0
    for event in Event.objects.filter(status=Event.Status.DRAFT, publish_at__lte=at):
        try:
            publish_event(event=event, at=at, by=None)
        except Refusal:
            continue
        done += 1
    return done
