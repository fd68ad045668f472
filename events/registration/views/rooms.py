"""Where somebody must be on the day itself, hour by hour."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from events import disclosure
from events.models import Registration, Session
from events.moments import day_of
from events.registration.queries import sessions_of
from events.registration.views.chosen import OfRound


@dataclass(frozen=True)
class Place:
    """One stretch of the day: the room, what is there as far as a screen may say it, and whether it is on now or next."""

    session: Session
    where: str
    what: Any
    is_now: bool


def rooms_of(registration: Registration, rounds: list[OfRound], at: datetime) -> list[Place]:
    """The sessions of this day that are for everybody or that this person has a place in; the same queries for any number."""
    event, mine = registration.event, {found.held.session.pk for found in rounds if found.held}
    today = [row for row in sessions_of(event) if day_of(row.starts_at) == day_of(at)]
    today = sorted((row for row in today if row.round_id is None or row.pk in mine), key=lambda row: row.starts_at)
    current = next((row.pk for row in today if row.ends_at > at), None)
    places = []
    for session in today:
        session.event = event
        room = session.room or event.room
        where = str(room.name) if room else _("Online") if session.is_online else _("Vraag het bij de ingang")
        title = session.title or event.title
        places.append(Place(session, where, title if disclosure.tells_session(session) else "", session.pk == current))
    return places
