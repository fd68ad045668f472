"""The sessions of who gives them or helps there, in the order in which they ask for something."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from events import access
from events.models import Event, Session
from events.moments import day_of

KEPT = timedelta(days=91)  # so long what has been stands in the list


@dataclass(frozen=True)
class Part:
    """Some of the sessions under one heading."""

    key: str  # today, open, coming, been
    name: str
    sessions: list[Session]


def given_by(user: Any, at: datetime) -> list[Part]:
    """The parts that hold something. Of what has been only what one gave oneself; two queries, however many there are."""
    mine = set(access.sessions_to_train(user).values_list("pk", flat=True))
    rows = access.sessions_to_see(user).filter(
        Q(ends_at__gte=at - timedelta(days=1)) | Q(pk__in=mine, ends_at__gte=at - KEPT)
    )
    found: dict[str, list[Session]] = {key: [] for key in ("today", "open", "coming", "been")}
    for row in rows.select_related("event__venue", "venue", "room").order_by("starts_at", "pk"):
        found[_part_of(row, row.pk in mine, at)].append(row)
    found["been"] = [row for row in reversed(found["been"]) if row.pk in mine]
    names = {"today": _("Vandaag"), "open": _("Nog af te sluiten"), "coming": _("Wat er komt"), "been": _("Geweest")}
    return [Part(key, names[key], sessions) for key, sessions in found.items() if sessions]


def _part_of(row: Session, is_mine: bool, at: datetime) -> str:
    waits = row.has_checkin and row.closed_at is None and row.event.status == Event.Status.PUBLISHED
    if waits and is_mine and row.ends_at < at:
        return "open"
    if day_of(row.starts_at) <= day_of(at) <= day_of(row.ends_at):
        return "today"
    return "coming" if row.starts_at > at else "been"
