"""What presence asks of who organises."""

from collections import Counter
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.attendance.actions import closes_by_itself_on
from events.extend import Attention, Need
from events.models import Event, PresenceClaim
from events.moments import day_month, local


def open_presence(events: list[Event], at: datetime) -> list[Need]:
    """Events that are over and not closed."""
    lines = []
    for event in events:
        if event.status != Event.Status.PUBLISHED or not event.ends_at or not event.is_past(at):
            continue
        day = closes_by_itself_on(event.ends_at)
        hurts_at = local(event.ends_at).replace(year=day.year, month=day.month, day=day.day, hour=9, minute=0)
        said = (
            _("De presentie is nog open. Die sluit vanzelf op %(day)s, als alles zeker is.") % {"day": day_month(day)}
            if hurts_at > at
            else _("De presentie is nog open. Er is iets dat niet zeker is.")
        )
        page = reverse("bijeen_events:desk-close", args=[event.pk])
        lines.append(Need(event, hurts_at, said, page, _("Sluit af"), "warn"))
    return lines


def claims(events: list[Event], at: datetime) -> list[Need]:
    """People who say to have been there, and wait for an answer."""
    rows = PresenceClaim.objects.filter(session__event__in=events, answered_at=None).order_by("claimed_at")
    found = list(rows.values_list("session__event", "claimed_at"))
    numbers, first = Counter(pk for pk, _at in found), dict(reversed(found))
    lines = []
    for event in events:
        if number := numbers.get(event.pk):
            said = ngettext("%(n)d mens zegt: ik was er wel.", "%(n)d mensen zeggen: ik was er wel.", number)
            page = reverse("bijeen_events:desk-close", args=[event.pk])
            hurts_at = first[event.pk] + timedelta(days=7)
            lines.append(Need(event, hurts_at, said % {"n": number}, page, _("Kijk het na"), "warn"))
    return lines


FINDERS = (
    Attention("open_presence", open_presence, looks_back=True),
    Attention("claims", claims, looks_back=True),
)
