"""At the desk: how many want to hear of an event. A number, and nobody's address."""

from typing import Any

from django.http import HttpRequest
from django.utils.timezone import now

from events.extend import Panel
from events.interest.queries import to_tell, waiting_for
from events.models import Event


def at_the_desk(request: HttpRequest, event: Event) -> dict[str, Any] | None:
    """Who asked to hear of this event; of a draft, who hears of it when it is published."""
    if event.has_waiting_list and event.is_open(now()):
        return None  # it takes people, so whoever asked was told
    is_draft = event.status == Event.Status.DRAFT
    rows = waiting_for(event) if is_draft else to_tell().filter(event=event)
    number = rows.values("email").distinct().count()
    return {"number": number, "is_draft": is_draft} if number else None


PANELS = (Panel("interest", "desk", "bijeen/events/interest/panel_desk.html", at_the_desk, order=30),)
