"""How it stands with certificates, on the event's page at the desk."""

from typing import Any

from certificates.desk.queries import rule_in_words
from certificates.issuing.queries import counts_of, rule_of
from events.extend import Panel
from events.models import Event


def on_event(_request: Any, event: Event) -> dict[str, Any] | None:
    """How many stand and were revoked; before closing, who will get one. Nothing where none is given."""
    counts = counts_of(event)
    is_none_yet = event.status in (Event.Status.DRAFT, Event.Status.CANCELLED) and not any(counts.values())
    if is_none_yet or (rule_of(event).get("type") == "none" and not any(counts.values())):
        return None
    return {"event": event, "counts": counts, "rule": rule_in_words(event)}


PANEL = Panel("certificates", "desk", "bijeen/certificates/desk/panel.html", on_event, order=40)
