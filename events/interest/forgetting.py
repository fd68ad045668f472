"""Forgetting who wanted to hear of something."""

from datetime import datetime, timedelta

from django.db.models import Q

from events.models import Interest

PROOF, TOLD, LONGEST = timedelta(days=3), timedelta(days=31), timedelta(days=365)


def forget_interest(at: datetime, dry_run: bool = False) -> int:
    """3 days without a yes, a month after the mail, and a year at most."""
    unproved = Q(confirmed_at=None, asked_at__lt=at - PROOF)
    rows = Interest.objects.filter(unproved | Q(told_at__lt=at - TOLD) | Q(asked_at__lt=at - LONGEST))
    return rows.count() if dry_run else rows.delete()[0]


def erase_interest(email: str, at: datetime) -> int:
    """All of this address."""
    return Interest.objects.filter(email=email).delete()[0]
