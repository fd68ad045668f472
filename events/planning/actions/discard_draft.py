"""Throw away a draft."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.facts import announce
from events.models import Event
from events.places.pools import lock_event
from events.planning.facts import draft_discarded
from events.planning.refusals import SomebodyRegistered
from events.planning.states import refuse_unless_draft


@transaction.atomic
def discard_draft(*, event: Event, version: int, at: datetime, by: Any) -> None:
    """Throw away a draft with its programme and places; nothing of it stays. Announces `draft_discarded`.

    Refuses: ChangedMeanwhile, IsPublished, IsOff, IsClosed, SomebodyRegistered.
    """
    _pools, event = lock_event(event, version)
    refuse_unless_draft(event)
    if people := event.registrations.count():
        raise SomebodyRegistered(people=people)
    number, kind = event.pk, event.kind
    event.delete()
    announce(draft_discarded, at=at, by=by, draft=number, kind=kind)
