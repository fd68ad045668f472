"""Whom the organiser calls: places that are kept for who waits, when no term to answer fits any more."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.extend import Need
from events.models import Event, SeatPool


def calling(events: list[Event], at: datetime) -> list[Need]:
    """Events with places that are kept; one query, however many."""
    kept: dict[int, int] = {}
    for key, free in SeatPool.objects.filter(event__in=events, kept__gt=0).values_list("event", "kept"):
        kept[key] = kept.get(key, 0) + free
    lines = []
    for event in events:
        if number := kept.get(event.pk):
            said = ngettext(
                "%(n)d plek is vrij en er wachten mensen. Bel wie aan de beurt is.",
                "%(n)d plekken zijn vrij en er wachten mensen. Bel wie aan de beurt is.",
                number,
            )
            page = reverse("bijeen_events:desk-event", args=[event.pk])
            lines.append(Need(event, at, said % {"n": number}, page, _("Bekijk de wachtlijst"), "error"))
    return lines
