"""Forgetting what is past its term, holding by holding."""

from datetime import datetime

from django.db import transaction

from events.extend import holdings
from events.models import ForgetRun


def forget_what_is_due(at: datetime, dry_run: bool = False) -> dict[str, int]:
    """Let every holding forget what is past its term at this moment; gives the number of rows by holding.

    Each holding is a transaction of its own: one that fails does not keep the others from forgetting, and is raised at the
    end. Needs go first, since holdings stand in that order. A dry run counts and changes nothing.
    """
    counts: dict[str, int] = {}
    failures: list[Exception] = []
    for holding in holdings:
        if holding.forget is None:
            continue
        try:
            with transaction.atomic():
                counts[holding.key] = holding.forget(at, dry_run)
        except Exception as failure:
            failures.append(failure)
    if not dry_run:
        ForgetRun.objects.create(at=at, counts=counts)
    if failures:
        raise ExceptionGroup("some holdings could not be forgotten", failures)
    return counts
