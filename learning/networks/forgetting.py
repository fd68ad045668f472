"""Forgetting who was in a network: twelve months after it ended, or after somebody left it (domain, personal data).

What organisations did stays: that they were members, and their goals that they shared, without steps and names.
"""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from learning.models import Goal, GoalStep, JoinRequest, Network, NetworkPerson

YEAR, MONTHS_3, MONTHS_6 = timedelta(days=366), timedelta(days=92), timedelta(days=183)


def _over(start: str, at: datetime) -> Q:
    """Of a network that ended so long ago; when nobody closed it, the end of its series counts."""
    closed = Q(**{f"{start}finished_at__lt": at - YEAR})
    forgotten = Q(**{f"{start}finished_at": None, f"{start}event__ends_at__lt": at - YEAR})
    return closed | forgotten


def _delete(rows: QuerySet, dry_run: bool) -> int:
    found = rows.count()
    if found and not dry_run:
        rows.delete()
    return found


def forget_people(at: datetime, dry_run: bool = False) -> int:
    """Who took part, with the mail address and the code."""
    return _delete(NetworkPerson.objects.filter(_over("network__", at) | Q(ended_at__lt=at - YEAR)), dry_run)


def forget_steps(at: datetime, dry_run: bool = False) -> int:
    """Every sentence that somebody wrote, and the words of goals that an organisation kept to itself."""
    steps = _delete(GoalStep.objects.filter(_over("goal__member__network__", at)), dry_run)
    kept = Goal.objects.filter(_over("member__network__", at), shared_with=Goal.Shared.NOBODY).exclude(text="")
    return steps + (kept.count() if dry_run else kept.update(text=""))


def forget_requests(at: datetime, dry_run: bool = False) -> int:
    """Who asked to join: three months after the answer, or half a year after asking when nobody answered."""
    past = Q(answered_at__lt=at - MONTHS_3) | Q(answered_at=None, asked_at__lt=at - MONTHS_6)
    return _delete(JoinRequest.objects.filter(past), dry_run)


def forget_makers(at: datetime, dry_run: bool = False) -> int:
    """Who made a network, a year later. Without a series it says whose network it is, so then it stays until the end."""
    rows = Network.objects.filter(made_at__lt=at - YEAR, made_by__isnull=False)
    rows = rows.exclude(event=None, finished_at=None)
    return rows.count() if dry_run else rows.update(made_by=None)


def erase_people(email: str, at: datetime) -> int:
    """Who this is in every network; what the organisation did stays."""
    return NetworkPerson.objects.filter(email=email).delete()[0]


def erase_requests(email: str, at: datetime) -> int:
    """Every request to join from this address."""
    return JoinRequest.objects.filter(email=email).delete()[0]
