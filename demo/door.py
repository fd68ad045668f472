"""Who came: the doors of meetings that have been, and of today's, where some are inside already."""

from datetime import timedelta
from random import Random
from uuid import UUID, uuid5

from django.utils.timezone import localdate

from demo.stage import Stage
from events.checkin.actions import record_scans
from events.checkin.doors import Door, whole_door
from events.checkin.lines import Line
from events.models import HOLDING, Event, Session, SessionChoice, State

DEVICE = UUID("8d3c6a52-6f0e-4f58-9b7e-31c1c6f3a001")
CAME, INSIDE = 0.9, 0.4  # of a meeting that has been, and of today's while people come in


def scan_people(stage: Stage, event: Event) -> None:
    """Scan who came to the sessions of an event that have begun, in one batch a session."""
    if event.status != Event.Status.PUBLISHED or not event.starts_at:
        return
    door = whole_door(event)
    for session in door.sessions.values():
        is_today = localdate(session.starts_at) == stage.today
        if session.is_online or not (is_today or session.ends_at < stage.now):
            continue
        _scan_session(stage, door, session, INSIDE if is_today else CAME)


def _scan_session(stage: Stage, door: Door, session: Session, share: float) -> None:
    chance = Random(f"{door.event.source_key}:{session.pk}")
    at = min(session.starts_at - timedelta(minutes=10), stage.now - timedelta(minutes=5))
    lines = [
        Line(
            id=uuid5(DEVICE, f"{session.pk}:{registration}"),
            action="in",
            scanned_at=at + timedelta(seconds=7 * number),
            session=session.pk,
            registration=registration,
        )
        for number, registration in enumerate(_expected(door.event, session))
        if chance.random() < share
    ]
    if lines:
        record_scans(door=door, lines=lines, device=DEVICE, at=max(at, lines[-1].scanned_at))


def _expected(event: Event, session: Session) -> list[int]:
    if session.round_id:
        chosen = SessionChoice.objects.filter(session=session, state__in=HOLDING, registration__mode="on_site")
        return list(chosen.order_by("registration").values_list("registration", flat=True))
    rows = event.registrations.filter(state=State.CONFIRMED, mode="on_site")
    return list(rows.order_by("pk").values_list("pk", flat=True))
