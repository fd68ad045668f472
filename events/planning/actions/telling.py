"""Telling everybody whom a change of an event concerns: who registered, and who gives a part of it."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from events.messages import actions as messages
from events.models import ALIVE, Event, Registration, Role, Shape, StandIn


def tell_everybody(event: Event, kind: str, number: int, at: datetime, **data: Any) -> int:
    """Plan one message of this kind to every living registration; gives how many."""
    told = 0
    for registration in Registration.objects.filter(event=event, state__in=ALIVE).select_related("event", "group"):
        told += messages.plan(
            kind=kind, key=f"{kind}:{registration.pk}:{number}", registration=registration, at=at, **data
        )
    coming = StandIn.objects.filter(absence__registration__event=event, absence__session__ends_at__gt=at)
    for row in coming.select_related("absence__registration") if event.shape == Shape.SERIES else ():
        _tell_stand_in(event, row, kind, number, at)
    return told


def _tell_stand_in(event: Event, row: StandIn, kind: str, number: int, at: datetime) -> None:
    """Who comes once: need not, when it is off; else the ticket again, whose page says when and where it is now."""
    messages.plan(
        kind="stand_in_ended" if kind == "cancelled_event" else "stand_in",
        key=f"{kind}:stand_in:{row.pk}:{number}",
        event=event,
        email=row.email,
        language=row.absence.registration.language,
        at=at,
        session=row.absence.session_id,
        stand_in=row.pk,
    )


def tell_trainers(
    event: Event, kind: str, number: int, at: datetime, was: dict[int, tuple[datetime, datetime]]
) -> None:
    """Plan one message of this kind to each who gives something of it, with when their own sessions were to be."""
    given = Role.objects.filter(session__in=was, name=Role.Name.TRAINER, ended_at=None, user__is_active=True)
    sessions: dict[Any, dict[str, list[str]]] = defaultdict(dict)
    for role in given.select_related("user").order_by("user", "session__starts_at", "session"):
        if role.session_id is not None:
            sessions[role.user][str(role.session_id)] = [moment.isoformat() for moment in was[role.session_id]]
    for user, mine in sessions.items():
        messages.plan(
            kind=kind,
            key=f"{kind}:{user.pk}:{number}",
            event=event,
            email=getattr(user, user.get_email_field_name(), ""),
            language=(getattr(user, "language", "") or "nl")[:2],
            at=at,
            sessions=mine,
        )
