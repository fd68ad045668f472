"""A door to write in: lines, and what they get."""

from datetime import timedelta
from uuid import uuid4

from events.checkin.actions import record_scan
from events.checkin.doors import Door, whole_door
from events.checkin.lines import Answer, Line
from tests import make

DEVICE = uuid4()
AT = make.DAY + timedelta(minutes=5)


def a_line(registration=None, session=None, **fields) -> Line:
    """One line: this person comes in."""
    fields = {"id": uuid4(), "action": "in", "scanned_at": AT, **fields}
    ticket = registration.ticket_secret if registration else ""
    return Line(ticket=ticket, session=session.pk if session else None, **fields)


def scan(event, registration=None, session=None, *, at=AT, door: Door | None = None, **fields) -> Answer:
    """One line, written down."""
    line = a_line(registration, session, **fields)
    return record_scan(door=door or whole_door(event), line=line, device=DEVICE, at=at)
