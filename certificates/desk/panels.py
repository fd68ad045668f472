"""How it stands with certificates, on the event's page at the desk."""

from typing import Any

from django.http import HttpRequest

from certificates.access import has_open_rule
from certificates.desk.queries import rule_in_words
from certificates.issuing.queries import counts_of, rule_of
from events import access
from events.extend import Panel
from events.models import Event


def on_event(request: HttpRequest, event: Event) -> dict[str, Any] | None:
    """How many stand and were revoked; before closing, who will get one, and who may say so the way to say it."""
    counts = counts_of(event)
    may = has_open_rule(event) and access.organises(request.user, event)
    is_none_yet = event.status in (Event.Status.DRAFT, Event.Status.CANCELLED)
    gives = rule_of(event).get("type") != "none"
    if not may and not any(counts.values()) and (is_none_yet or not gives):
        return None
    return {"event": event, "counts": counts, "rule": rule_in_words(event), "gives": gives, "may_rule": may}


PANEL = Panel("certificates", "desk", "bijeen/certificates/desk/panel.html", on_event, order=40)
