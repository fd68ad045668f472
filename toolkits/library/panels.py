"""Boxes about toolkits on pages of the ground."""

from typing import Any

from django.http import HttpRequest

from events.models import Event
from toolkits.library.queries import toolkit_of

KINDS = ("learning_session", "toolkit_training")  # meetings that are about a toolkit


def of_event(request: HttpRequest, event: Event) -> dict[str, Any] | None:
    """Under an event for everybody: which toolkit it is about. Kept with that page: it depends on the toolkit's row alone."""
    toolkit = toolkit_of(event)
    return {"toolkit": toolkit} if toolkit and toolkit.is_published else None


def at_the_desk(request: HttpRequest, event: Event) -> dict[str, Any] | None:
    """Beside an event at the desk: its toolkit, or a way to name one."""
    if not event.toolkit_key and event.kind not in KINDS:
        return None
    return {"event": event, "toolkit": toolkit_of(event)}
