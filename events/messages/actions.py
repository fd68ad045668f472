"""Messages become due in the transaction that makes them so; the worker sends them."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db.models import Q

from events import conf
from events.models import Event, Group, Message, Registration

ALREADY_DONE = (Message.Status.SENT, Message.Status.STOPPED)


def plan(
    *,
    kind: str,
    key: str,
    at: datetime,
    registration: Registration | None = None,
    group: Group | None = None,
    event: Event | None = None,
    email: str = "",
    language: str = "",
    not_before: datetime | None = None,
    **data: Any,
) -> bool:
    """Make one message due, inside the caller's transaction. The same key again is the same message, sent once.

    `data` holds ids, moments and codes, never a text about a person. To whom it goes is looked up when it is sent: the
    registration's address, else the contact's of its group, else `email`. False when there is nobody to write to.
    """
    owner = registration or group
    to = email or (registration and registration.email) or (registration and registration.group_id) or group
    if not to:
        return False
    message = Message(
        key=key,
        kind=kind,
        event=event or (owner.event if owner else None),
        registration=registration,
        group=group,
        email=email,
        language=language or (owner.language if owner else "nl"),
        data=data,
        planned_at=at,
        not_before=not_before or at,
        message_id=f"<{uuid4()}@{conf.host().partition(':')[0]}>",
    )
    Message.objects.bulk_create([message], ignore_conflicts=True)
    return True


def stop(
    *,
    registration: Registration | None = None,
    event: Event | None = None,
    kinds: tuple[str, ...] = (),
    before: datetime | None = None,
) -> int:
    """What is still due of this registration or event need not be sent any more; gives how many."""
    due = Message.objects.filter(status=Message.Status.DUE)
    if kinds:
        due = due.filter(kind__in=kinds)
    if before:
        due = due.filter(planned_at__lt=before)
    whose = Q(registration=registration) if registration else Q(event=event) if event else Q()
    return due.filter(whose).update(status=Message.Status.STOPPED)
