"""What materials ask of who organises."""

from collections import Counter
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.extend import Attention, Need
from events.models import Event, VersionRequest

WORKING_DAYS_5 = timedelta(days=7)


def version_requests(events: list[Event], at: datetime) -> list[Need]:
    """People who cannot read a material, and wait for a version that they can. For who organises the event alone."""
    rows = VersionRequest.objects.filter(material__event__in=events, answered_at=None).order_by("-asked_at")
    found = list(rows.values_list("material__event", "asked_at"))
    numbers, first = Counter(pk for pk, _at in found), dict(found)
    lines = []
    for event in events:
        if number := numbers.get(event.pk):
            said = ngettext(
                "%(n)d mens vraagt een versie die te lezen is.",
                "%(n)d mensen vragen een versie die te lezen is.",
                number,
            ) % {"n": number}
            hurts_at = first[event.pk] + WORKING_DAYS_5
            level, page = "error" if hurts_at < at else "warn", reverse("bijeen_events:desk-materials", args=[event.pk])
            lines.append(Need(event, hurts_at, said, f"{page}#vragen", _("Bekijk de vragen"), level, True))
    return lines


FINDERS = (Attention("version_requests", version_requests, looks_back=True),)
