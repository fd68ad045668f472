"""The log of messages: what, when, and how it went; never what stood in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max

from events import disclosure
from events.extend import messages as kinds
from events.models import Event, Message, Registration

BY_HAND = {
    "changed_event",
    "moved_trainer",
    "date_moved",
    "date_removed",
    "removed_trainer",
    "cancelled_event",
    "cancelled_trainer",
    "invitation",
}  # sent because somebody at the desk did something


@dataclass(frozen=True)
class Logged:
    """One message to somebody."""

    name: str
    planned_at: datetime
    sent_at: datetime | None
    status: str
    state: str
    attempts: int


def log_of(registration: Registration) -> list[Logged]:
    """Every message to one person about one registration, newest first."""
    rows = Message.objects.filter(registration=registration).order_by("-planned_at", "-pk")
    return [
        Logged(_name(row.kind), row.planned_at, row.sent_at, row.get_status_display(), row.status, row.attempts)
        for row in rows
    ]


def _name(kind: str) -> str:
    known = kinds.get(kind)
    return str(known.name) if known else kind


def _who(row: Message) -> str:
    if row.registration and row.event:
        return disclosure.listed_name(row.registration, row.event)
    return row.group.first_name if row.group else ""


def counts_of(event: Event) -> dict[str, int]:
    """How many in each state, for one event."""
    rows = Message.objects.filter(event=event).order_by().values_list("status").annotate(n=Count("pk"))
    return {**dict.fromkeys(Message.Status.values, 0), **dict(rows)}


@dataclass(frozen=True)
class KindSent:
    """One kind of message of an event: how many went, wait and failed; `sent_at` is of the last."""

    name: str
    sent: int
    due: int
    failed: int
    sent_at: datetime | None
    by_itself: bool


def sent_by_kind(event: Event) -> list[KindSent]:
    """What was mailed, kind by kind, the most first."""
    rows = (
        Message.objects.filter(event=event)
        .order_by()
        .values("kind", "status")
        .annotate(n=Count("pk"), last=Max("sent_at"))
    )
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        kept = found.setdefault(row["kind"], {"last": None})
        kept[row["status"]] = row["n"]
        kept["last"] = max(filter(None, (kept["last"], row["last"])), default=None)
    lines = [
        KindSent(
            name=_name(kind),
            sent=kept.get(Message.Status.SENT, 0),
            due=kept.get(Message.Status.DUE, 0) + kept.get(Message.Status.SENDING, 0),
            failed=kept.get(Message.Status.FAILED, 0),
            sent_at=kept["last"],
            by_itself=kind not in BY_HAND,
        )
        for kind, kept in found.items()
    ]
    return sorted((line for line in lines if line.sent or line.due or line.failed), key=lambda line: -line.sent)


def shown(rows: Iterable[Message]) -> list[dict[str, Any]]:
    """Messages of an event with who they are for; nobody's address."""
    return [
        {
            "name": _name(row.kind),
            "who": _who(row),
            "registration": row.registration,
            "at": row.sent_at or row.planned_at,
            "state": row.status,
            "status": row.get_status_display(),
        }
        for row in rows
    ]
