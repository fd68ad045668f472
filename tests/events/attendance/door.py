"""Lines of the door's log, as the door writes them."""

from datetime import timedelta
from uuid import uuid4

from events.models import Registration, Scan, Session


def scan(session: Session, registration: Registration | None, *, minutes: float = 0, **fields) -> Scan:
    """Somebody scanned so many minutes after the session began; at the entrance with `at_entrance`."""
    moment = session.starts_at + timedelta(minutes=minutes)
    values = {"action": "in", "verdict": "welcome" if registration else "unknown_ticket", **fields}
    where = None if values.pop("at_entrance", False) else session
    return Scan.objects.create(
        id=uuid4(), device=uuid4(), event=session.event, session=where, registration=registration,
        digest=uuid4().hex, scanned_at=moment, arrived_at=moment, **values,
    )  # fmt: skip
