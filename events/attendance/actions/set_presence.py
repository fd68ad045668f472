"""Write down who was there, by hand."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from events.attendance.facts import presence_mended
from events.attendance.lists import was_scanned
from events.attendance.refusals import NotBegunYet, NotExpectedHere, PresenceIsClosed
from events.facts import announce
from events.models import Presence, Registration, Session, StandIn


@transaction.atomic
def set_presence(
    *, session: Session, states: Mapping[int, str], at: datetime, by: Any, stand_ins: Mapping[int, bool] | None = None
) -> Session:
    """Write by hand how it was with these people, while the session is open: a registration's key to a `Presence.State`, and
    whether those were there who came once instead of somebody.

    Refuses: NotBegunYet, PresenceIsClosed, NotExpectedHere.
    """
    session = Session.objects.select_for_update(no_key=True).get(pk=session.pk)
    refuse_unless_open(session, at)
    ours = set(Registration.objects.filter(pk__in=states, event=session.event_id).values_list("pk", flat=True))
    if set(states) - ours:
        raise NotExpectedHere()
    for pk, state in sorted(states.items()):
        write(session, pk, state, Presence.Source.HAND, at, by)
    for pk, is_present in sorted((stand_ins or {}).items()):
        StandIn.objects.filter(pk=pk, absence__session=session).update(is_present=is_present)
    return session


def refuse_unless_open(session: Session, at: datetime) -> None:
    """NotBegunYet, PresenceIsClosed."""
    if at < session.starts_at:
        raise NotBegunYet()
    if session.closed_at:
        raise PresenceIsClosed()


def write(session: Session, registration: int, state: str, source: str, at: datetime, by: Any) -> None:
    """One row a person a session."""
    values = {"state": state, "source": source, "decided_at": at, "by": by}
    Presence.objects.update_or_create(registration_id=registration, session=session, defaults=values)


@transaction.atomic
def mend_presence(
    *, session: Session, registration: Registration, state: str, source: str, at: datetime, by: Any
) -> Presence:
    """Mend what was final: after a claim that was agreed to, or a scan that came later, of who was scanned. Announces
    `presence_mended`.

    Refuses: NotExpectedHere.
    """
    session = Session.objects.select_for_update(no_key=True).get(pk=session.pk)
    if registration.event_id != session.event_id:
        raise NotExpectedHere()
    if source == Presence.Source.DOOR and not was_scanned(registration, session):
        raise NotExpectedHere()
    write(session, registration.pk, state, source, at, by)
    announce(presence_mended, registration=registration, session=session, at=at, by=by, state=state)
    return Presence.objects.get(session=session, registration=registration)
