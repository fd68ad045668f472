"""Open again what was final, with a reason."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.attendance.facts import event_reopened, session_reopened
from events.attendance.refusals import NothingToOpen, ReasonNeeded
from events.facts import announce
from events.models import Event, Presence, Session


@transaction.atomic
def reopen_session(*, session: Session, reason: str, at: datetime, by: Any) -> Session:
    """Open the presence of a session again; its event is open again with it. Announces `session_reopened`.

    `reason` is one sentence, at most 300 characters. What was written stays as a mark by hand, to be changed.

    Refuses: NothingToOpen, ReasonNeeded.
    """
    reason = _reason(reason)
    Event.objects.select_for_update(no_key=True).get(pk=session.event_id)
    session = Session.objects.select_for_update(no_key=True).get(pk=session.pk)
    if session.closed_at is None:
        raise NothingToOpen()
    session.closed_at, session.closed_by, session.reopen_reason = None, None, reason
    session.save(update_fields=["closed_at", "closed_by", "reopen_reason"])
    Presence.objects.filter(session=session).update(source=Presence.Source.HAND)
    announce(session_reopened, session=session, at=at, by=by)
    _open_event(session.event, reason, at, by)
    return session


@transaction.atomic
def reopen_event(*, event: Event, reason: str, at: datetime, by: Any) -> Event:
    """Open an event again; its sessions stay closed until each is opened. Announces `event_reopened`.

    Refuses: NothingToOpen, ReasonNeeded.
    """
    reason = _reason(reason)
    event = Event.objects.select_for_update(no_key=True).get(pk=event.pk)
    if event.status != Event.Status.CLOSED:
        raise NothingToOpen()
    return _open_event(event, reason, at, by)


def _open_event(event: Event, reason: str, at: datetime, by: Any) -> Event:
    event = Event.objects.get(pk=event.pk)
    if event.status == Event.Status.CLOSED:
        event.status, event.closed_at, event.closed_by = Event.Status.PUBLISHED, None, None
        event.reopen_reason = reason
        event.version, event.content_version = event.version + 1, event.content_version + 1
        event.save()
        announce(event_reopened, event=event, at=at, by=by)
    return event


def _reason(reason: str) -> str:
    said = reason.strip()[:300]
    if not said:
        raise ReasonNeeded()
    return said
