"""Messages become due in the transaction that makes them so; the worker sends them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db.models import F, Q

from events import conf
from events.models import Event, Group, Message, Registration

QUIET = timedelta(minutes=3)  # what changes within this time is one mail


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
    about = event or (owner.event if owner else None)
    message = Message(
        key=key,
        kind=kind,
        event=about,
        registration=registration,
        group=group,
        email=email,
        language=language or (owner.language if owner else "nl"),
        data=data,
        planned_at=at,
        not_before=not_before or at,
        message_id=_message_id(),
    )
    Message.objects.bulk_create([message], ignore_conflicts=True)
    return True


def plan_all(*, kind: str, registrations: Iterable[Registration], at: datetime, **data: Any) -> None:
    """The same kind of message to many at once, each in their own language. One statement, however many.

    The same moment again, with the same `data`, is the same message. Who can't be written to gets none.
    """
    mark = "-".join([f"{at:%Y%m%dT%H%M%S.%f}", *(str(value) for value in data.values())])
    rows = [
        Message(
            key=f"{kind}:{row.pk}:{mark}",
            kind=kind,
            event_id=row.event_id,
            registration=row,
            language=row.language,
            data=data,
            planned_at=at,
            not_before=at,
            message_id=_message_id(),
        )
        for row in registrations
        if row.email or row.group_id
    ]
    Message.objects.bulk_create(rows, ignore_conflicts=True)


def _message_id() -> str:
    return f"<{uuid4()}@{conf.host().partition(':')[0]}>"


def plan_soon(*, kind: str, key: str, registration: Registration, at: datetime) -> bool:
    """Make a message due in some minutes; what is due of this kind already says it too, since it is drawn when it is sent.

    That row is touched, so that a sender who wants it at this moment waits, and then sees what changed.
    """
    due = Message.objects.filter(registration=registration, kind=kind, status=Message.Status.DUE, attempts=0)
    if due.update(not_before=F("not_before")):
        return True
    return plan(kind=kind, key=key, registration=registration, at=at, not_before=at + QUIET)


def stop(
    *,
    registration: Registration | None = None,
    registrations: Iterable[Registration] | None = None,
    event: Event | None = None,
    kinds: tuple[str, ...] = (),
    before: datetime | None = None,
    email: str = "",
    session: int | None = None,
) -> int:
    """What is still due of this registration, of all of these, or of this event need not be sent any more; gives how many.
    With `email`: to that address; with `session`: about that part of it.

    So is what a sender has claimed: one that died would leave it to the next, who tells people of a place that is gone.
    """
    due = Message.objects.filter(status__in=(Message.Status.DUE, Message.Status.SENDING))
    if kinds:
        due = due.filter(kind__in=kinds)
    if before:
        due = due.filter(planned_at__lt=before)
    if email:
        due = due.filter(email=email)
    if session:
        due = due.filter(data__session=session)
    if registration is not None:
        registrations = [registration]
    whose = Q(event=event) if event else Q()
    if registrations is not None:
        whose = Q(registration__in=list(registrations))
    return due.filter(whose).update(status=Message.Status.STOPPED)
