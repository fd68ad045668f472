"""Close the presence of one session: from then on it is final."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.attendance.actions.claims import settle_claims
from events.attendance.actions.set_presence import refuse_unless_open
from events.attendance.facts import session_closed
from events.attendance.lists import AttendanceList, list_of
from events.attendance.refusals import ClaimsOpen, DoubtLeft
from events.facts import announce
from events.messages import actions as messages
from events.models import Presence, Session, Shape, Visibility


@transaction.atomic
def close_session(*, session: Session, at: datetime, by: Any, settled: bool = False) -> Session:
    """Make presence final: of each person expected or seen a row, from the log where nobody marked. Announces `session_closed`.

    `settled` says that somebody looked at what is not certain and finds it right. Claims that are open are answered by what
    somebody chose since: that is never left to silence. Who was there is thanked; in a conference when the whole is closed.

    Refuses: NotBegunYet, PresenceIsClosed, ClaimsOpen, DoubtLeft.
    """
    Session.objects.select_for_update(no_key=True).get(pk=session.pk)
    session = Session.objects.select_related("event").get(pk=session.pk)
    refuse_unless_open(session, at)
    found = list_of(session)
    if found.asking:
        raise ClaimsOpen()
    if found.doubts and not settled:
        raise DoubtLeft()
    _write_down(found, at)
    session.closed_at, session.closed_by = at, by
    session.save(update_fields=["closed_at", "closed_by"])
    settle_claims(session, at, by)
    announce(
        session_closed, session=session, at=at, by=by, actor="" if by else "system",
        present=found.present, expected=found.expected,
    )  # fmt: skip
    if session.event.shape != Shape.CONFERENCE:
        thank([one.registration for one in found.people if one.was_there], session, at)
    return session


def _write_down(found: AttendanceList, at: datetime) -> None:
    """What nobody marked is as the log says."""
    Presence.objects.filter(session=found.session, source=Presence.Source.DOOR).delete()
    marked = set(Presence.objects.filter(session=found.session).values_list("registration_id", flat=True))
    rows = [
        Presence(registration=one.registration, session=found.session, state=one.state, decided_at=at)
        for one in found.people
        if one.registration.pk not in marked
    ]
    Presence.objects.bulk_create(rows)


def thank(registrations: list, session: Session, at: datetime) -> None:
    """One mail a person a meeting; none where even that tells too much (domain: not in confidential activities)."""
    event = session.event
    if event.visibility == Visibility.CONFIDENTIAL:
        return
    which = f":{session.pk}" if event.shape == Shape.SERIES else ""
    for registration in registrations:
        key = f"thanks:{registration.pk}{which}"
        messages.plan(kind="thanks", key=key, registration=registration, at=at, session=session.pk)
