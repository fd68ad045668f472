"""Events that are over and closed, with who was there, and the certificates that followed."""

from datetime import timedelta
from typing import Any

from certificates.issuing.actions import issue_certificates
from certificates.models import Certificate
from events.models import Event, Registration, Session
from tests import make

CLOSED_AT = make.DAY + timedelta(hours=5)


def close(event: Event) -> Event:
    """As closing leaves it: every session and the event itself."""
    event.sessions.filter(closed_at=None).update(closed_at=CLOSED_AT)
    Event.objects.filter(pk=event.pk).update(status=Event.Status.CLOSED, closed_at=CLOSED_AT)
    event.refresh_from_db()
    return event


def attended(event: Event, *sessions: Session, **fields: Any) -> Registration:
    """Somebody who was at these sessions, or at the only one."""
    person = make.registration(event, **fields)
    for session in sessions or (event.sessions.get(),):
        make.present(person, session)
    return person


def series(times: int = 3, **fields: Any) -> Event:
    """One registration, many meetings of two and a half hours."""
    event = make.event("Wijkteams leren", session=False, shape="series", kind="learning_network", **fields)
    for number in range(times):
        starts_at = event.starts_at + timedelta(weeks=number)
        Session.objects.create(
            event=event, number=number + 1, starts_at=starts_at, ends_at=starts_at + timedelta(minutes=150)
        )
    Event.objects.filter(pk=event.pk).update(ends_at=event.starts_at + timedelta(weeks=times))
    event.refresh_from_db()
    return event


def certificate(event: Event | None = None, **fields: Any) -> Certificate:
    """One that was issued to somebody who was there."""
    event = event or make.event("Samen leren")
    person = attended(event, **fields)
    close(event)
    issue_certificates(event=event, at=CLOSED_AT)
    return Certificate.objects.get(registration=person, revoked_at=None)
