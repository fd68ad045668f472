"""What a phone's own camera sees of a ticket: at a door of today a page with a button, for everybody else that it is one."""

from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponseBase
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from events import disclosure
from events.checkin.doors import door_of, events_today
from events.checkin.views.loading import Place, places_of, sealed, show
from events.checkin.who import who_is
from events.codes import code_from
from events.models import Event, Registration, StandIn
from events.registration.views.ticket import scanned as seen_by_anybody


@require_safe
def scanned(request: HttpRequest, secret: str) -> HttpResponseBase:
    """One button a place that I stand at; the link itself lets nobody in. A stranger sees what is there for strangers."""
    who, code = who_is(request), code_from(secret).upper()
    events = list(events_today(who, now())) if who.is_known else []
    if not events:
        return seen_by_anybody(request, secret)
    found = Registration.objects.filter(ticket_secret=code, event__in=events).first()
    places = _places(request, [event for event in events if found is None or event.pk == found.event_id])
    person = found or StandIn.objects.filter(ticket_secret=code, absence__registration__event__in=events).first()
    name = disclosure.listed_name(person, places[0].door.event, places[0].session) if person and places else ""
    context: dict[str, Any] = {"places": places, "name": name, "ticket": f"/T/{code}", "token": uuid4()}
    return sealed(show(request, "ticket", **context))


def _places(request: HttpRequest, events: list[Event]) -> list[Place]:
    """What is going on now stands first."""
    doors = [door_of(who_is(request), event.slug, now()) for event in events]
    places = [place for door in doors if door for place in places_of(door)]
    return sorted(places, key=lambda place: not place.is_now)
