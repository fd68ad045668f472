"""What a change of a registration begins with: the row as it stands now, and whether it can still be changed."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from events.models import Event, Registration, Scan, StandIn, State
from events.registration.refusals import EventOver, NotInThisState


def locked(registration: Registration) -> Registration:
    """The registration as it stands now, locked until the end of the transaction."""
    rows = Registration.objects.select_for_update(no_key=True, of=("self",)).select_related("event")
    return rows.get(pk=registration.pk)


def refuse_over(event: Event, at: datetime, by: Any = None) -> None:
    """Refuse what is off or over, for staff only what is closed: EventOver."""
    if event.status == Event.Status.CLOSED:
        raise EventOver()
    if by is None and (event.status != Event.Status.PUBLISHED or event.is_past(at)):
        raise EventOver()


def refuse_ended(registration: Registration) -> None:
    """Refuse to change a registration that is no more: NotInThisState."""
    if not registration.is_alive:
        raise NotInThisState(state=State(registration.state).label)


def was_let_in(person: Registration | StandIn, lines: Q | None = None) -> bool:
    """Whether the door let this person in, at a line that was not taken back; only at such `lines`, where that is said."""
    welcome = Q(verdict=Scan.Verdict.WELCOME) | Q(shown=Scan.Verdict.WELCOME)
    return person.scans.filter(welcome, lines or Q(), undone_by=None).exists()
