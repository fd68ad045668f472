"""Forgetting who asked for a training. That an organisation asked, for what and how it ended stays: it is counted.

Phone and free remarks go four weeks after the training or the end; a request that came to nothing three months after that
(domain, personal data); the rest a year after the end, or after two years in which nothing happened.
"""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from events.codes import page_code
from toolkits.models import TrainingRequest
from toolkits.requests.actions.asking import withdraw_request
from toolkits.requests.actions.links import drop_mails
from toolkits.requests.states import can_be_withdrawn

WEEKS_4, MONTHS_3 = timedelta(weeks=4), timedelta(days=92)
YEAR, YEARS_2 = timedelta(days=366), timedelta(days=731)
REMARKS = ("phone", "experience", "access", "invoice")
PERSON = ("first_name", "family_name", "email", "functions", "anchoring", "months", *REMARKS)


def forget_remarks(at: datetime, dry_run: bool = False) -> int:
    """Phone numbers and what was written in one's own words."""
    past = Q(given_at__lt=at - WEEKS_4) | Q(ended_at__lt=at - WEEKS_4)
    held = Q()
    for name in REMARKS:
        held |= ~Q(**{name: ""})
    rows = TrainingRequest.objects.filter(past & held)
    return rows.count() if dry_run else rows.update(**dict.fromkeys(REMARKS, ""))


def forget_who_asked(at: datetime, dry_run: bool = False) -> int:
    """Name and address; the page of the request opens no more."""
    nothing = Q(state__in=("declined", "withdrawn"), ended_at__lt=at - MONTHS_3)
    over = Q(ended_at__lt=at - YEAR)
    asleep = Q(ended_at=None, state_at__lt=at - YEARS_2)
    rows: QuerySet[TrainingRequest] = TrainingRequest.objects.filter(nothing | over | asleep).exclude(email="")
    found = list(rows)
    if found and not dry_run:
        _blank(found)
    return len(found)


def erase_who_asked(email: str, at: datetime) -> int:
    """At the wish of who asked: what is on its way is withdrawn first, so that the desk sees that it ended. The mails about it
    go as well, to whichever address: it may have been another before.
    """
    found = list(TrainingRequest.objects.filter(email=email).order_by("pk"))
    for row in found:
        if can_be_withdrawn(row.state):
            withdraw_request(asked=row, at=at)
    drop_mails([row.pk for row in found])
    _blank(found)
    return len(found)


def _blank(found: list[TrainingRequest]) -> None:
    for row in found:
        row.code = page_code()
        for name in PERSON:
            setattr(row, name, "")
    TrainingRequest.objects.bulk_update(found, ["code", *PERSON])
