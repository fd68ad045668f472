"""Time that goes by between the acts of a play: the desk publishes nothing of an hour ago, so the rows are moved instead."""

from datetime import timedelta
from typing import Any

from django.db.models import F

from events.models import Event, OwnLink, Registration, Round, Scan, Session, SessionChoice

HOURS = ("starts_at", "ends_at")
MOMENTS: dict[Any, tuple[str, ...]] = {
    Event: HOURS,
    Round: HOURS,
    Session: HOURS,
    Registration: ("registered_at", "state_at"),
    SessionChoice: ("chosen_at", "state_at"),
    Scan: ("scanned_at", "arrived_at"),
    OwnLink: ("made_at", "ends_at"),
}


def go_by(time: timedelta) -> Event:
    """So much time goes by: everything is so much nearer, or longer ago. Gives the only event as it is from then on."""
    for model, columns in MOMENTS.items():
        model.objects.update(**{column: F(column) - time for column in columns})
    Event.objects.update(content_version=F("content_version") + 1)  # what was drawn of it is of before
    return Event.objects.get()
