"""Forgetting who was not there on one date, and who came instead: what it comes to stays as presence."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from events.models import Absence, StandIn

WEEKS_4, DAY = timedelta(weeks=4), timedelta(days=1)


@transaction.atomic
def forget_absences(at: datetime, dry_run: bool = False) -> int:
    """4 weeks after the event; a day after it was cancelled. Who came instead goes along."""
    due = Q(registration__event__ends_at__lt=at - WEEKS_4) | Q(registration__event__cancelled_at__lt=at - DAY)
    rows = Absence.objects.filter(due)
    found = rows.count()
    if found and not dry_run:
        rows.delete()
    return found


def erase_stand_ins(email: str, at: datetime) -> int:
    """Everybody of this address who was to come instead of somebody; the ticket goes with it."""
    return StandIn.objects.filter(email=email).delete()[0]
