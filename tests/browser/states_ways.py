"""The ways in, in every state: an invitation."""

from django.utils.timezone import now

from events.models import Event, Invitation
from tests.browser.seen import Seen


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


INVITED = [
    Seen("bijeen_fixed:invitation", args=invited),
    Seen("bijeen_fixed:invitation", "declined", args=declined),
]
