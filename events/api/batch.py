"""A batch as it comes in: its shape is checked as a whole, each scan by itself, so that one that cannot be read spoils no other."""

from datetime import datetime, timedelta
from typing import Annotated, Any, Literal
from uuid import UUID

from django.core.exceptions import ValidationError as NoAddress
from django.core.validators import validate_email
from ninja import Field, Schema
from pydantic import AwareDatetime, BaseModel, BeforeValidator, SkipValidation, ValidationError

from events import names
from events.checkin.lines import Guest, Line
from events.models import Scan
from events.tickets.qr import secret_in

MOST = 500
SKEW = timedelta(minutes=2)  # a clock that is off by less is right
AHEAD, OLDEST = timedelta(minutes=5), timedelta(days=31)  # how far a scan may lie from the moment of sending


def _said(value: Any) -> Any:
    """Only text with a clock in it is a moment: a number, also in text, could be seconds or milliseconds."""
    if not isinstance(value, str) or ":" not in value:
        raise ValueError("a moment is text (RFC 3339)")
    return value


def _number(value: Any) -> Any:
    if isinstance(value, bool | float):
        raise ValueError("a session is a whole number")
    return value


Moment = Annotated[AwareDatetime, BeforeValidator(_said)]
SessionKey = Annotated[int, BeforeValidator(_number), Field(gt=0, lt=2**63)]
Verdict = Literal[
    "welcome", "already_inside", "left", "other_session", "session_full", "waiting", "not_confirmed", "cancelled",
    "replaced", "event_cancelled", "other_event", "unknown_ticket", "undone",
]  # fmt: skip


class WalkIn(BaseModel):
    """Who came without being registered; a first name is enough, and is wiped when the event is closed."""

    first_name: str = Field(min_length=1, max_length=200)
    last_name: str | None = Field(None, max_length=400)
    email: str | None = Field(None, max_length=254)


class ScanIn(BaseModel):
    """What happened once at a door."""

    id: UUID = Field(description="made by the door; the same id again gives the first answer and writes nothing")
    action: Literal["in", "out", "undo", "walk_in"]
    ticket: str | None = Field(None, max_length=5000, description="what the QR says")
    session: SessionKey | None = Field(None, description="a session's id, or null for the entrance")
    undoes: UUID | None = Field(None, description="with undo: the id of the scan that is undone")
    walk_in: WalkIn | None = Field(None, description="with walk_in: who came")
    scanned_at: Moment
    shown: Verdict | None = Field(None, description="the verdict that the door gave; welcome lets in")


class BatchIn(Schema):
    """The scans of one device at one event."""

    sent_at: Moment
    device: UUID
    event: str = Field(max_length=200, description="the slug of the event")
    scans: list[SkipValidation[ScanIn]] = Field(max_length=MOST)


class ResultOut(Schema):
    """One a scan, in the same order: a verdict, or a problem."""

    id: str | None
    verdict: Verdict | None = None
    problem: Literal["unreadable", "wrong_time", "unknown_session", "id_reused", "nothing_to_undo"] | None = None
    message: str
    name: str | None = Field(None, description="where it may be said")


class ResultsOut(Schema):
    """The answer to a batch."""

    results: list[ResultOut]


def behind(batch: BatchIn, at: datetime) -> timedelta:
    """What the door's clock lacks; nothing when it is right."""
    lacks = at - batch.sent_at
    return lacks if abs(lacks) > SKEW else timedelta()


def id_of(raw: Any) -> str | None:
    """The id as it was sent, to tell which scan an answer is about."""
    said = raw.get("id") if isinstance(raw, dict) else None
    return names.holdable(said)[:64] if isinstance(said, str) else None


def read(raw: Any, batch: BatchIn, at: datetime) -> Line | str:
    """One scan as a line, or the problem that it has."""
    try:
        scan = ScanIn.model_validate(raw)
    except (ValidationError, RecursionError):
        return "unreadable"
    age = (batch.sent_at if behind(batch, at) else at) - scan.scanned_at
    if not -AHEAD <= age <= OLDEST:
        return "wrong_time"
    guest = _guest(scan.walk_in) if scan.walk_in else None
    lacks = {
        Scan.Action.WALK_IN: guest is None,
        Scan.Action.UNDO: scan.undoes is None,
        Scan.Action.IN: scan.ticket is None,
        Scan.Action.OUT: scan.ticket is None,
    }
    if lacks[Scan.Action(scan.action)]:
        return "unreadable"
    return Line(
        id=scan.id,
        action=scan.action,
        scanned_at=scan.scanned_at,
        session=scan.session,
        ticket=secret_in(scan.ticket or "") if scan.action in ("in", "out") else "",
        undoes=scan.undoes if scan.action == Scan.Action.UNDO else None,
        guest=guest if scan.action == Scan.Action.WALK_IN else None,
        shown=scan.shown or "",
    )


def _guest(said: WalkIn) -> Guest | None:
    first, family = names.typed(said.first_name)[:80], names.typed(said.last_name or "")[:120]
    email = names.typed(said.email or "")
    try:
        if email:
            validate_email(email)
    except NoAddress:
        return None
    return Guest(first, family, email) if first else None
