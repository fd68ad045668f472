"""What is still needed for a certificate, on the page of who takes part in a series."""

from typing import Any

from django.utils.timezone import now

from certificates.issuing.queries import rule_of
from certificates.issuing.rules import is_number
from events.extend import Panel
from events.models import WAS_THERE, Absence, Presence, Registration, Session, Shape


def on_registration(_request: Any, registration: Registration) -> dict[str, Any] | None:
    """Of a series whose rule is so many times: how often somebody was there, and how often that still can be.

    What was missed by joining later is not held against anybody, but it does not count either: so they know in time.
    """
    event, at = registration.event, now()
    rule = rule_of(event) if event.shape == Shape.SERIES and registration.holds_a_place else {}
    least = rule.get("n")
    if rule.get("type") != "n_of_m" or not is_number(least) or event.is_past(at) or event.is_cancelled:
        return None
    held = list(Session.objects.filter(event=event, has_checkin=True))
    was_there = Presence.objects.filter(
        registration=registration, session__in=held, session__closed_at__isnull=False, state__in=WAS_THERE
    ).count()
    absent = set(Absence.objects.filter(registration=registration).values_list("session_id", flat=True))
    can_be = sum(row.closed_at is None and row.ends_at > registration.state_at and row.pk not in absent for row in held)
    return {
        "least": least,
        "held": len(held),
        "was_there": was_there,
        "can_be": can_be,
        "is_reachable": was_there + can_be >= least,
    }


PANEL = Panel("certificate-reach", "registration", "bijeen/certificates/own/reach.html", on_registration, order=20)
