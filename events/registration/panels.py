"""On one's own page: what we ask again, and what the organiser looks at again."""

from typing import Any

from django.http import HttpRequest
from django.utils.timezone import now

from events.extend import Panel
from events.models import Registration, State
from events.registration.actions.coming import SILENT

PLACE = "bijeen/events/registration/"


def coming(request: HttpRequest, registration: Registration) -> dict[str, Any] | None:
    """ "Kom je nog?", until there is an answer; and the way back for who gave none."""
    event = registration.event
    if event.is_cancelled or event.is_past(now()) or registration.coming_asked_at is None:
        return None
    was_silent = registration.state == State.CANCELLED and registration.reason == SILENT
    if not was_silent and (not registration.holds_a_place or registration.coming_answered_at):
        return None
    until = registration.coming_until if event.gives_away_silent else None
    return {"registration": registration, "was_silent": was_silent, "until": until}


def review(request: HttpRequest, registration: Registration) -> dict[str, Any] | None:
    """The organiser looks again, and the place is kept meanwhile."""
    event = registration.event
    if not registration.is_in_review or event.is_cancelled or event.is_past(now()):
        return None
    return {"registration": registration}


PANELS = (
    Panel("review", "registration", PLACE + "panel_review.html", review, order=5),
    Panel("coming", "registration", PLACE + "panel_coming.html", coming, order=10),
)
