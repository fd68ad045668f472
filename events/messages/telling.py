"""Telling everybody whom a change of an event concerns: who registered, comes once, or gives a part of it."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from events.messages import actions as messages
from events.models import ALIVE, Event, Registration, Role, Session, Shape, StandIn

Hours = dict[int, tuple[datetime, datetime]]  # of each session, by its key, when it was to begin and end


def tell_everybody(
    event: Event, kind: str, number: int, at: datetime, more: dict[int, dict[str, Any]] | None = None, **data: Any
) -> int:
    """Plan one message of this kind to every living registration, with what some of them are told besides (`more`, by their
    keys); gives how many.
    """
    told = 0
    for registration in Registration.objects.filter(event=event, state__in=ALIVE).select_related("event", "group"):
        said = {**data, **(more or {}).get(registration.pk, {})}
        told += messages.plan(
            kind=kind, key=f"{kind}:{registration.pk}:{number}", registration=registration, at=at, **said
        )
    return told


def tell_stand_ins(event: Event, number: int, at: datetime, was: Hours | None = None) -> None:
    """Who comes once to a date of a series that is still to come: it was to be at another hour or place (`was`, by session),
    or else it is off.
    """
    if event.shape != Shape.SERIES:
        return
    kind = "stand_in_ended" if was is None else "stand_in_moved"
    coming = StandIn.objects.filter(absence__registration__event=event, absence__session__ends_at__gt=at)
    for row in coming.select_related("absence__registration"):
        more: dict[str, Any] = {"was": _said(*was[row.absence.session_id])} if was else {}
        messages.plan(
            kind=kind,
            key=f"{kind}:{row.pk}:{number}",
            event=event,
            email=row.email,
            language=row.absence.registration.language,
            at=at,
            session=row.absence.session_id,
            stand_in=row.pk,
            **more,
        )


def _said(starts_at: datetime, ends_at: datetime) -> dict[str, str]:
    return {"starts_at": starts_at.isoformat(), "ends_at": ends_at.isoformat()}


def tell_trainers(
    event: Event, kind: str, number: int | str, at: datetime, was: Hours, *, off: Session | None = None
) -> None:
    """Plan one message of this kind to each who gives something of it, with when their own sessions were to be. What is taken
    `off` the programme is told by its moment alone: it is there no more when the mail is written.
    """
    given = Role.objects.filter(session__in=was, name=Role.Name.TRAINER, ended_at=None, user__is_active=True)
    sessions: dict[Any, dict[str, list[str]]] = defaultdict(dict)
    for role in given.select_related("user").order_by("user", "session__starts_at", "session"):
        if role.session_id is not None:
            sessions[role.user][str(role.session_id)] = [moment.isoformat() for moment in was[role.session_id]]
    for user, mine in sessions.items():
        data: dict[str, Any] = {"stood_at": off.starts_at.isoformat()} if off else {"sessions": mine}
        messages.plan(
            kind=kind,
            key=f"{kind}:{user.pk}:{number}",
            event=event,
            email=getattr(user, user.get_email_field_name(), ""),
            language=(getattr(user, "language", "") or "nl")[:2],
            at=at,
            **data,
        )
