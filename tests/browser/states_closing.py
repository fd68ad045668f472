"""Pages of presence in the demo's year: who was there, closing, opening again, "Ik was er wel"."""

from typing import Any

from django.db.models import F
from django.utils.timezone import now

from events.models import Event, PresenceClaim, Registration, Role, Session
from tests.browser.seen import ORGANISER, Seen

BY_ORGANISER = {"roles__user__email": "noor.de.wit@example.org", "roles__ended_at": None}


def of_organiser(**fields: Any) -> Any:
    """Events that the organiser of the cast organises, the last one first."""
    return Event.objects.filter(**BY_ORGANISER, **fields).distinct().order_by("-starts_at", "pk")


def a_closed_session() -> int:
    """A session that is closed, of an event of the organiser."""
    events = of_organiser(status="closed").values("pk")
    return Session.objects.filter(event__in=events, closed_at__isnull=False).order_by("-starts_at", "pk")[:1].get().pk


def an_open_session() -> int:
    """One that is over and open, with somebody who says to have been there; the organiser gives it a hand."""
    session = PresenceClaim.objects.filter(answered_at=None).order_by("pk")[:1].get().session
    organiser = Role.objects.filter(user__email=BY_ORGANISER["roles__user__email"]).order_by("pk")[:1].get().user
    Role.objects.get_or_create(user=organiser, name="co_organiser", event=session.event, session=None)
    return session.pk


def an_open_event() -> int:
    """The event of that session."""
    return Session.objects.get(pk=an_open_session()).event_id


def somebody_missed() -> tuple[str, int]:
    """Somebody who was not seen in a closed session."""
    missed = Registration.objects.filter(
        presences__state="absent", presences__session__closed_at__isnull=False, language="nl", claims=None
    )
    row = missed.filter(event__ends_at__lt=now()).annotate(where=F("presences__session")).order_by("pk")[:1].get()
    return row.code, row.where


DESK = "bijeen_events:desk-"
STATES = [
    Seen(DESK + "expected", "open", who=ORGANISER, args=an_open_session),
    Seen(DESK + "expected", "closed", who=ORGANISER, args=a_closed_session),
    Seen(DESK + "done", who=ORGANISER, args=a_closed_session),
    Seen(DESK + "reopen", who=ORGANISER, args=a_closed_session),
    Seen(DESK + "close", "open", who=ORGANISER, args=an_open_event),
    Seen(DESK + "close", "closed", who=ORGANISER, args=lambda: of_organiser(status="closed")[:1].get().pk),
    Seen(DESK + "close", "early", who=ORGANISER, args=lambda: of_organiser(starts_at__gt=now())[:1].get().pk),
    Seen("bijeen_fixed:registration-claim", args=somebody_missed),
    Seen("bijeen_fixed:registration", "missed", args=lambda: somebody_missed()[0]),
]
