"""Who has the code of a registration or of a group, and what every page behind one knows of its event."""

from typing import Any

from events import access, disclosure
from events.models import Event
from events.private import behind_code, sealed

__all__ = ["about_event", "asked_address", "own_group", "own_registration", "sealed"]

own_registration = behind_code(access.registration_by_code)
own_group = behind_code(access.group_by_code)
asked_address = behind_code(access.address_change_by_code)


def about_event(event: Event) -> dict[str, Any]:
    """For a template: the event, what may be told of it, and its title as far as that may stand outside."""
    return {"event": event, "told": disclosure.of(event), "title": disclosure.title_outside(event)}
