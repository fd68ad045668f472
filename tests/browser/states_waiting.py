"""Pages of waiting, at a meeting that is made for it in the demo's year: offered, too late, given by hand, held."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.timezone import now

from demo.cast import BY_KEY
from events.models import Event, Organisation, PlaceOffer, Registration, SeatHold, Venue
from events.moments import local
from events.places.actions import end_terms, hold_seats
from events.planning.actions import make_event, publish_event
from events.registration import actions
from events.registration.person import Person
from tests.browser.seen import ORGANISER, Seen

PEOPLE = ("Sara Lindqvist", "Jan van Dongen", "Amira Haddad", "Tomasz Wójcik", "Lin Chen", "Noor Aydın")


TITLE = "Oefenen met lastige gesprekken"


def event() -> Event:
    """Two places, of which one is offered, one expired and went on; two wait, and three colleagues for each other."""
    return Event.objects.filter(title_nl=TITLE).first() or _made()


def _made() -> Event:
    by = get_user_model().objects.get(email=BY_KEY[ORGANISER].email)
    day = local(now() + timedelta(weeks=6)).replace(hour=13, minute=0, second=0, microsecond=0)
    times = {"starts_at": day, "ends_at": day + timedelta(hours=3), "venue": Venue.objects.order_by("pk").first()}
    said = {"title_nl": TITLE, "way_in": "open", "freed_places": "offered", "places": 2}
    made = make_event(kind="workshop", at=now(), by=by, **times, **said)
    made = publish_event(event=made, version=made.version, at=now(), by=by, why="Het is een voorbeeld.")
    people = [_come(made, name) for name in PEOPLE]
    actions.cancel_registration(registration=people[0], at=now())
    PlaceOffer.objects.filter(registration=people[2]).update(expires_at=now() - timedelta(minutes=1))
    end_terms(at=now())
    lines = actions.read_lines("Dominique Vos; d.vos@example.org\nAhmed Benali; a.benali@example.org\nSaskia de Boer")
    contact = {"first_name": "Lotte", "family_name": "Prins", "email": "lotte.prins@example.org", "language": "nl"}
    actions.make_group(event=made, organisation=None, lines=lines, is_together=True, at=now(), **contact)
    return made


def _come(event: Event, name: str) -> Registration:
    first, _, family = name.partition(" ")
    person = Person(first, family, f"{first.lower()}.wacht@example.org", role="professional")
    return actions.register(event=event, person=person, at=now())


def one(**stands: str) -> Registration:
    """The first of them who stands like this."""
    return event().registrations.filter(group=None, **stands).order_by("pk")[:1].get()


def code(**stands: str) -> Any:
    """The code of that one."""
    return lambda: one(**stands).code


def together() -> str:
    """The code of the group."""
    return event().groups.get().code


def held() -> SeatHold:
    """Places that are held at a meeting of the organiser that has some."""
    by = get_user_model().objects.get(email=BY_KEY[ORGANISER].email)
    mine = Event.objects.filter(roles__user=by, roles__ended_at=None, status="published", starts_at__gt=now())
    found = mine.filter(pools__limit__gt=10, shape="conference").distinct().order_by("starts_at")[:1].get()
    if hold := found.holds.filter(ended_at=None).first():
        return hold
    school = Organisation.objects.filter(type="school").order_by("pk")[:1].get()
    until = now() + timedelta(days=5)
    return hold_seats(event=found, organisation=school, number=3, until=until, at=now(), by=by)


DESK = "bijeen_events:desk-"
MINE = "bijeen_fixed:registration"
STATES = [
    Seen(MINE, "offered", args=code(state="offered")),
    Seen(MINE + "-offer", args=code(state="offered")),
    Seen(MINE, "offer-expired", args=code(reason="offer_expired")),
    Seen("bijeen_fixed:group", "together", args=together),
    Seen("bijeen_fixed:group-apart", args=together),
    Seen(DESK + "event", "waiting", who=ORGANISER, args=lambda: event().pk),
    Seen(DESK + "give", who=ORGANISER, args=lambda: (event().pk, one(state="waiting").pk)),
    Seen(DESK + "places", "held", who=ORGANISER, args=lambda: held().event_id),
    Seen(DESK + "end-hold", who=ORGANISER, args=lambda: (held().event_id, held().pk)),
]
NO_PAGE = {"bijeen_fixed:registration-join-again": "a button on the own page"}
