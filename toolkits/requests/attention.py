"""What needs doing about requests: a first call in five working days, and a question three months after the training."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from events.extend import Need
from events.models import Event
from events.moments import day_month, day_of, zone
from toolkits.library.access import may_keep_toolkits
from toolkits.models import TrainingRequest

MONTHS_3 = timedelta(days=91)
State = TrainingRequest.State


def of_user(user: Any, at: datetime) -> list[Need]:
    """The lines of requests, for who may keep toolkits; one query."""
    if not may_keep_toolkits(user):
        return []
    asked_long_ago = Q(state=State.GIVEN, given_at__lt=at - MONTHS_3)
    stands = Q(state=State.WITHDRAWN, event__starts_at__gt=at) & ~Q(event__status=Event.Status.CANCELLED)
    unplanned = Q(state=State.PLANNED, event=None)
    rows = TrainingRequest.objects.filter(Q(state=State.NEW) | asked_long_ago | stands | unplanned)
    return [_line(row, at) for row in rows.select_related("event").order_by("asked_at", "pk")]


def _line(row: TrainingRequest, at: datetime) -> Need:
    said = {"organisation": row.organisation_name, "day": day_month(row.due_on)}
    page = reverse("bijeen_events:toolkits-desk-request", args=[row.pk])
    if row.state == State.NEW:
        due = datetime.combine(row.due_on, time(17), tzinfo=zone()).astimezone(UTC)
        if row.is_late(day_of(at)):
            late = _("%(organisation)s wacht op een eerste gesprek. Dat beloofden we voor %(day)s.") % said
            return Need(None, due, late, page, _("Bel nu"), "error")
        soon = _("%(organisation)s vraagt een training aan. Bel uiterlijk op %(day)s.") % said
        return Need(None, due, soon, page, _("Bekijk de aanvraag"), "info")
    if row.state == State.GIVEN and row.given_at:
        ask = _("De training van %(organisation)s was drie maanden geleden. Vraag wat ze ervan gebruiken.") % said
        return Need(None, row.given_at + MONTHS_3, ask, page, _("Vraag het na"), "warn")
    if row.event and row.event.starts_at:
        off = _("%(organisation)s trok de aanvraag in. De training staat nog gepland.") % said
        return Need(None, row.event.starts_at, off, page, _("Bekijk de aanvraag"), "warn")
    again = _("De training van %(organisation)s is weggegooid. Plan een nieuwe.") % said
    return Need(None, at, again, page, _("Plan de training"), "warn")
