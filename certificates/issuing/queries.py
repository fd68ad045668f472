"""What was earned at an event, and what was given for it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q

from certificates.issuing.rules import is_earned
from certificates.models import Certificate
from events.attendance.hours import Result, parts_of, result_of, whole_of
from events.attendance.queries import sessions_attended
from events.extend import kind_of
from events.models import Event


def rule_of(event: Event) -> dict[str, Any]:
    """The event's rule; without one every kind that gives proof asks to be present."""
    if not kind_of(event).gives_proof:
        return {"type": "none"}
    rule = event.proof_rule
    return rule if isinstance(rule, dict) and rule else {"type": "present"}


def earned_at(event: Event, registrations: Iterable[int] | None = None) -> dict[int, Result]:
    """By registration (its key) what was earned; who earned nothing is left out. `registrations` narrows it to these."""
    rule = rule_of(event)
    if rule.get("type") == "none":
        return {}
    held, most = parts_of([event]).get(event.pk, []), event.net_minutes
    whole, found = whole_of(held, most), {}
    for person, sessions in sessions_attended(event, registrations).items():
        result = result_of([session.pk for session in sessions], held, most)
        if is_earned(rule, result, whole):
            found[person] = result
    return found


def counts_of(event: Event) -> dict[str, int]:
    """How many stand, and how many were revoked."""
    stands = Q(revoked_at=None)
    counted = {"valid": Count("pk", filter=stands), "revoked": Count("pk", filter=~stands)}
    return Certificate.objects.filter(event=event).aggregate(**counted)
