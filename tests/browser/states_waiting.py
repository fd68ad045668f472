"""Pages of waiting, at a meeting that is made for it in the demo's year: offered, too late, given by hand, held."""

from datetime import timedelta
from functools import cache
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.timezone import now

from demo.cast import BY_KEY
from events.models import Event, Group, Organisation, PlaceOffer, Registration, SeatHold, Venue
from events.moments import local
from events.places.actions import end_terms, hold_seats
from events.planning.actions import make_event, publish_event
from events.registration import actions
from events.registration.person import Person
from tests.browser.seen import ORGANISER, Seen

PEOPLE = ("Sara Lindqvist", "Jan van Dongen", "Amira Haddad", "Tomasz Wójcik", "Lin Chen", "Noor Aydın")


@cache
def stage() -> dict[str, Any]:
    """Two places, of which one is offered, one expired and went on; three wait, and of ten more some are held."""
    by = get_user_model().objects.get(email=BY_KEY[ORGANISER].email)
    day = local(now() + timedelta(weeks=6)).replace(hour=13, minute=0, second=0, microsecond=0)
    times = {"starts_at": day, "ends_at": day + timedelta(hours=3), "venue": Venue.objects.order_by("pk").first()}
    said = {"title_nl": "Oefenen met lastige gesprekken", "way_in": "open", "freed_places": "offered", "places": 2}
    event = make_event(kind="workshop", at=now(), by=by, **times, **said)
    event = publish_event(event=event, version=event.version, at=now(), by=by, why="Het is een voorbeeld.")
    people = [_come(event, name) for name in PEOPLE]
    actions.cancel_registration(registration=people[0], at=now())
    PlaceOffer.objects.filter(registration=people[2]).update(expires_at=now() - timedelta(minutes=1))
    end_terms(at=now())
    return {"event": event, "late": people[2], "offered": people[3], "waits": people[4], "by": by}


def _come(event: Event, name: str) -> Registration:
    first, _, family = name.partition(" ")
    person = Person(first, family, f"{first.lower()}.wacht@example.org", role="professional")
    return actions.register(event=event, person=person, at=now())


def who(key: str) -> Any:
    """The code of one of them."""
    return lambda: stage()[key].code


@cache
def together() -> Group:
    """Three colleagues who wait for each other at that meeting."""
    lines = actions.read_lines("Dominique Vos; d.vos@example.org\nAhmed Benali; a.benali@example.org\nSaskia de Boer")
    contact = {"first_name": "Lotte", "family_name": "Prins", "email": "lotte.prins@example.org", "language": "nl"}
    event = stage()["event"]
    return actions.make_group(event=event, organisation=None, lines=lines, is_together=True, at=now(), **contact)


@cache
def held() -> SeatHold:
    """Places that are held at a meeting of the organiser that has some."""
    by = stage()["by"]
    mine = Event.objects.filter(roles__user=by, roles__ended_at=None, status="published", starts_at__gt=now())
    event = mine.filter(pools__limit__gt=10, shape="conference").distinct().order_by("starts_at").first()
    school = Organisation.objects.filter(type="school").order_by("pk").first()
    until = now() + timedelta(days=5)
    return hold_seats(event=event, organisation=school, number=3, until=until, at=now(), by=by)


DESK = "bijeen_events:desk-"
MINE = "bijeen_fixed:registration"
STATES = [
    Seen(MINE, "offered", args=who("offered")),
    Seen(MINE + "-offer", args=who("offered")),
    Seen(MINE, "offer-expired", args=who("late")),
    Seen("bijeen_fixed:group", "together", args=lambda: together().code),
    Seen("bijeen_fixed:group-apart", args=lambda: together().code),
    Seen(DESK + "event", "waiting", who=ORGANISER, args=lambda: stage()["event"].pk),
    Seen(DESK + "give", who=ORGANISER, args=lambda: (stage()["event"].pk, stage()["waits"].pk)),
    Seen(DESK + "places", "held", who=ORGANISER, args=lambda: held().event_id),
    Seen(DESK + "end-hold", who=ORGANISER, args=lambda: (held().event_id, held().pk)),
]
NO_PAGE = {"bijeen_fixed:registration-join-again": "a button on the own page"}
