"""What nobody closed and is not in doubt closes by itself on the third working day."""

import logging
from datetime import date, datetime

from django.db.models import Q

from events import conf
from events.attendance.actions.close_event import close_event
from events.attendance.actions.close_session import close_session
from events.attendance.lists import list_of
from events.attendance.refusals import DoubtLeft, PresenceIsClosed, SessionsOpen
from events.models import Event, Session
from events.moments import day_of
from events.working_days import working_day_after

log = logging.getLogger("bijeen.attendance")


def closes_by_itself_on(moment: datetime) -> date:
    """The day on which what ended at this moment closes by itself."""
    return working_day_after(day_of(moment), conf.working_days_to_close())


def close_what_is_due(at: datetime) -> int:
    """Close sessions, then events, whose day has come; gives how many events. What is in doubt waits for a person.

    Each in a transaction of its own: one that cannot be closed keeps nobody else.
    """
    over = Q(event__status=Event.Status.PUBLISHED, ends_at__lt=at, closed_at=None, has_checkin=True)
    for session in Session.objects.filter(over).select_related("event").order_by("ends_at", "pk"):
        if closes_by_itself_on(session.ends_at) <= day_of(at):
            _close(session, at)
    closed = 0
    for event in Event.objects.filter(status=Event.Status.PUBLISHED, ends_at__lt=at).order_by("ends_at", "pk"):
        if event.ends_at and closes_by_itself_on(event.ends_at) <= day_of(at):
            closed += _close_event(event, at)
    return closed


def _close(session: Session, at: datetime) -> None:
    if list_of(session).doubts:
        return
    try:
        close_session(session=session, at=at, by=None)
    except (DoubtLeft, PresenceIsClosed):  # somebody was there at the same moment
        log.info("session %d does not close by itself", session.pk)


def _close_event(event: Event, at: datetime) -> bool:
    try:
        close_event(event=event, at=at, by=None)
    except SessionsOpen:
        return False
    return True
