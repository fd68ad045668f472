"""Make an event and put it on the agenda at once: both, or neither."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.models import Event
from events.planning.actions.make_event import make_event
from events.planning.actions.publish_event import publish_event
from events.planning.queries import warnings_of
from events.planning.refusals import InThePast


@transaction.atomic
def publish_new(*, kind: str, title_nl: str, at: datetime, by: Any, **fields: Any) -> Event:
    """Make an event and publish it; what does not add up keeps it a draft, to be looked at first.

    Announces `event_made` and `event_published`.

    Refuses: EndsBeforeStart, NeedsTime, NeedsTitle, InThePast; then there is no draft either.
    """
    event = make_event(kind=kind, title_nl=title_nl, at=at, by=by, **fields)
    if event.ends_at is not None and event.ends_at <= at:
        raise InThePast()
    if any(warning.asks_why for warning in warnings_of(event, at)):
        return event
    return publish_event(event=event, at=at, by=by)
