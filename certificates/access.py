"""Who may touch which certificate: the loaders that every view starts with. No right, no certificate: a 404."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from certificates.models import Certificate
from events import access
from events.extend import kind_of
from events.models import Event


def _whole() -> QuerySet[Certificate]:
    return Certificate.objects.select_related("event", "registration", "replaced_by")


def certificate_by_token(token: str) -> Certificate:
    """For its holder, by the secret in the address."""
    return get_object_or_404(_whole(), holder_token=token)


def certificate_by_code(code: str) -> Certificate | None:
    """For anybody who has it before them, by the code on it."""
    return _whole().filter(code=code).first()


def certificate_to_organise(user: Any, event: Event, pk: int) -> Certificate:
    """For who works on this very event: only they take certificates back or give them anew."""
    if not access.organises(user, event):
        raise Http404
    return get_object_or_404(_whole(), event=event, pk=pk)


def has_open_rule(event: Event) -> bool:
    """Whether it can be said who gets one: of a kind that gives them, until the event is closed."""
    return event.status in (Event.Status.DRAFT, Event.Status.PUBLISHED) and kind_of(event).gives_proof


def event_to_rule(user: Any, event: Event) -> Event:
    """The event to say that of, for who works on it."""
    if not (has_open_rule(event) and access.organises(user, event)):
        raise Http404
    return event
