"""Presence on pages of others: my own page afterwards, and the event at the desk."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils.timezone import now

from events import disclosure
from events.attendance.actions.claims import may_claim
from events.attendance.lists import is_expected
from events.extend import Panel
from events.models import WAS_THERE, Event, Presence, PresenceClaim, Registration, Session, Shape, State
from events.moments import day_month


@dataclass(frozen=True)
class Seen:
    """One session as its participant reads it: what it is called outside, and how it stands."""

    session: Session
    title: str
    state: str  # there, claimed, declined, excused, missed, open


def own(request: HttpRequest, registration: Registration) -> dict[str, Any] | None:
    """After the event: where we saw this person, and "Ik was er wel" for the rest."""
    event = registration.event
    if not event.is_past(now()) or event.is_cancelled or not registration.holds_a_place:
        return None
    rows = event.sessions.filter(has_checkin=True, ends_at__lt=now()).select_related("event", "round")
    mine = [row for row in rows if is_expected(registration, row)]
    states = dict(Presence.objects.filter(registration=registration).values_list("session", "state"))
    claims = {row.session_id: row for row in PresenceClaim.objects.filter(registration=registration)}
    seen = [Seen(row, _called(row), _state(row, states.get(row.pk, ""), claims.get(row.pk))) for row in mine]
    return {"registration": registration, "seen": seen} if seen else None


def _called(session: Session) -> str:
    """Its title where that may be said, and always which one it was: the day of a series, the round of a day."""
    if session.event.shape == Shape.SINGLE:
        return ""
    when = day_month(session.starts_at) if session.event.shape == Shape.SERIES else ""
    told = str(session.title) if disclosure.tells_session(session) else ""
    where = str(session.round.name) if session.round else ""
    return ": ".join(filter(None, (when or where, told)))


def _state(session: Session, written: str, claim: PresenceClaim | None) -> str:
    if written in WAS_THERE and session.closed_at:
        return "there"
    if claim is not None:
        return "claimed" if claim.answered_at is None else "declined"
    if not session.closed_at:
        return "open"
    return "excused" if written == Presence.State.EXCUSED else "missed"


def turnout(request: HttpRequest, event: Event) -> dict[str, Any] | None:
    """At the desk: how many came of how many, a session."""
    if not event.starts_at or event.starts_at > now() or event.status == Event.Status.CANCELLED:
        return None
    came = Count("presences", filter=Q(presences__state__in=WAS_THERE), distinct=True)
    all_of = Count("presences", distinct=True)
    rows = list(event.sessions.filter(has_checkin=True).annotate(came=came, all_of=all_of))
    people = Presence.objects.filter(session__event=event, state__in=WAS_THERE, session__closed_at__isnull=False)
    return {
        "event": event,
        "sessions": rows,
        "people": people.values("registration").distinct().count(),
        "expected": Registration.objects.filter(event=event, state=State.CONFIRMED).count(),
        "is_closed": event.status == Event.Status.CLOSED,
    }


def claimable(registration: Registration, pk: int) -> Session | None:
    """The session about which this person can say something now, or nothing."""
    session = Session.objects.filter(pk=pk, event=registration.event_id).select_related("event", "round").first()
    return session if session and may_claim(registration, session, now()) else None


PANELS = (
    Panel("attendance-own", "registration", "bijeen/events/attendance/own.html", own, order=20),
    Panel("attendance-turnout", "desk", "bijeen/events/attendance/turnout.html", turnout, order=10),
)
