"""Attention for who was let in on request and changed organisation, role or motive since."""

from datetime import datetime, timedelta

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.extend import Attention, Need
from events.models import Event, Registration, State


def reviews(events: list[Event], at: datetime) -> list[Need]:
    """The places are kept meanwhile, so it may wait some days."""
    rows = Registration.objects.filter(event__in=events, review_since__isnull=False)
    changed = rows.filter(state__in=(State.CONFIRMED, State.OFFERED, State.WAITING)).order_by()
    found = dict(changed.values_list("event").annotate(n=Count("pk")))
    return [_need(event, found[event.pk], at) for event in events if event.pk in found]


def _need(event: Event, number: int, at: datetime) -> Need:
    said = ngettext(
        "%(n)d mens veranderde de organisatie, de rol of de reden.",
        "%(n)d mensen veranderden hun organisatie, hun rol of hun reden.",
        number,
    )
    hurts_at = min(at + timedelta(days=3), event.starts_at or at)
    page = reverse("bijeen_events:desk-requests", args=[event.pk])
    return Need(event, hurts_at, said % {"n": number}, page, _("Kijk opnieuw"), "warn")


FINDERS = (Attention("reviews", reviews),)
