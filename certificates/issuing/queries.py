"""What was earned at an event, and what was given for it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q

from certificates.issuing.rules import Part, Result, is_earned, result_of, whole_of
from certificates.models import Certificate
from events.attendance.queries import sessions_attended
from events.extend import kind_of
from events.models import Event, Session


def rule_of(event: Event) -> dict[str, Any]:
    """The event's rule; without one every kind that gives proof asks to be present."""
    if not kind_of(event).gives_proof:
        return {"type": "none"}
    rule = event.proof_rule
    return rule if isinstance(rule, dict) and rule else {"type": "present"}


def parts_of(event: Event) -> list[Part]:
    """The closed sessions at which presence counts. Net minutes: as written; of a single session the event's; else its length."""
    held = list(event.sessions.filter(has_checkin=True, closed_at__isnull=False))
    whole = event.net_minutes if len(held) == 1 else None
    return [Part(session.pk, session.net_minutes or whole or _length(session), session.round_id) for session in held]


def _length(session: Session) -> int:
    return round((session.ends_at - session.starts_at).total_seconds() / 60)


def earned_at(event: Event, registrations: Iterable[int] | None = None) -> dict[int, Result]:
    """By registration (its key) what was earned; who earned nothing is left out. `registrations` narrows it to these."""
    rule = rule_of(event)
    if rule.get("type") == "none":
        return {}
    held, most = parts_of(event), event.net_minutes
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
