"""The ways in, in every state: an invitation."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils.timezone import now

from demo.cast import BY_KEY
from events.models import Event, Interest, Invitation, Registration, State, Visibility
from tests.browser.seen import ORGANISER, Seen


def _invitation() -> Invitation:
    """One that nobody answered yet."""
    open_ = Event.objects.filter(status="published", starts_at__gt=now(), invitations__isnull=False)
    rows = Invitation.objects.filter(event__in=open_, answered_at=None, withdrawn_at=None)
    return rows.order_by("pk")[:1].get()


def invited() -> str:
    """Its page."""
    return _invitation().code


def declined() -> str:
    """The page of somebody who cannot come."""
    asked = _invitation()
    made = Invitation.objects.filter(event=asked.event, email="kan-niet@voorbeeld.example.org").first()
    made = made or Invitation.objects.create(event=asked.event, email="kan-niet@voorbeeld.example.org")
    Invitation.objects.filter(pk=made.pk).update(answered_at=now(), declined_at=now())
    return made.code


def _coming(way_in: str) -> Event:
    """The last public meeting of the year."""
    rows = Event.objects.filter(status="published", starts_at__gt=now(), visibility=Visibility.PUBLIC, way_in=way_in)
    return rows.filter(shape="single").order_by("-starts_at", "pk")[:1].get()


def not_open() -> str:
    """One that opens tomorrow; on request, since others need one that people can simply join."""
    event = _coming("request")
    Event.objects.filter(pk=event.pk).update(opens_at=now() + timedelta(days=1))
    return event.slug


def _interest(**fields: object) -> str:
    event = _coming("open")
    email = f"{'-'.join(fields) or 'gevraagd'}@voorbeeld.example.org"
    made, _new = Interest.objects.update_or_create(event=event, email=email, defaults={"asked_at": now(), **fields})
    return made.code


def confirmed() -> str:
    """Who said yes."""
    return _interest(confirmed_at=now())


def told() -> str:
    """Who was told."""
    return _interest(confirmed_at=now(), told_at=now())


def _people(state: str) -> QuerySet[Registration]:
    ahead = {"event__starts_at__gt": now(), "event__status": "published", "event__visibility": Visibility.PUBLIC}
    return Registration.objects.filter(state=state, language="nl", **ahead).order_by("-pk")


def coming() -> str:
    """Who was asked, and has not answered yet."""
    mine = _people(State.CONFIRMED)[:1].get()
    Registration.objects.filter(pk=mine.pk).update(coming_asked_at=now(), coming_answered_at=None)
    return mine.code


def came_back() -> str:
    """Whose place was given free, since no answer came."""
    mine = _people(State.CANCELLED)[:1].get()
    Registration.objects.filter(pk=mine.pk).update(reason="silent", coming_asked_at=now())
    return mine.code


def judged() -> str:
    """Somebody who was let in on request."""
    return _people(State.CONFIRMED).filter(event__way_in="request")[:1].get().code


def requests() -> int:
    """A meeting of the organiser of the cast that people ask a place at."""
    mine = Event.objects.filter(roles__user__email=BY_KEY[ORGANISER].email, roles__ended_at=None)
    asked = mine.filter(registrations__state=State.REQUESTED, status="published", starts_at__gt=now())
    event = asked.order_by("starts_at", "pk").first() or mine.filter(starts_at__gt=now()).order_by("pk")[:1].get()
    first = event.registrations.filter(state=State.CONFIRMED).order_by("pk").first()
    Registration.objects.filter(pk=first.pk if first else 0).update(review_since=now(), motive="Ik werk nu elders.")
    return event.pk


REQUESTS = [
    Seen("bijeen_events:desk-requests", who=ORGANISER, args=requests),
    Seen("bijeen_fixed:registration-work", args=judged),
]
COMING = [
    Seen("bijeen_fixed:registration-coming", args=coming),
    Seen("bijeen_fixed:registration-coming", "silent", args=came_back),
]
INTEREST = [
    Seen("bijeen_events:interest-event", args=not_open),
    Seen("bijeen_events:interest-topic", args=lambda: ("soort", "knowledge_atelier")),
    Seen("bijeen_events:agenda-event", "early", args=not_open),
    Seen("bijeen_fixed:interest", args=_interest),
    Seen("bijeen_fixed:interest", "confirmed", args=confirmed),
    Seen("bijeen_fixed:interest", "told", args=told),
    Seen("bijeen_fixed:interest", "unknown", args=lambda: "bestaatniet", status=404),
]
INVITED = [
    Seen("bijeen_fixed:invitation", args=invited),
    Seen("bijeen_fixed:invitation", "declined", args=declined),
]
