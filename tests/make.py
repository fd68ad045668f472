"""Plain builders: each makes one true row with as little said as possible."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth import get_user_model

from events import names
from events.models import (
    Event,
    Organisation,
    Presence,
    Programme,
    ProgrammeLine,
    Question,
    Registration,
    Role,
    Room,
    Round,
    SeatPool,
    Session,
    SessionChoice,
    State,
    Theme,
    Venue,
)
from events.places.pools import open_pools
from events.questions.actions import add_question
from events.registration.person import Person

_numbers = count(1)
DAY = datetime(2027, 3, 11, 8, 30, tzinfo=UTC)  # a Thursday, 9.30 in Amsterdam
ONE_DAY = timedelta(days=1)
BEFORE = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)


def user(name: str = "user", *, role: str = "", **fields: Any) -> Any:
    """A member of staff, with one role everywhere when asked."""
    fields = {"first_name": name.capitalize(), "last_name": "Staf", **fields}
    made = get_user_model().objects.create_user(email=f"{name}{next(_numbers)}@staf.example.org", **fields)
    if role:
        Role.objects.create(user=made, name=role)
    return made


def organisation(name: str = "Gemeente Voorbeeld", **fields: Any) -> Organisation:
    """An organisation that the public search finds."""
    return Organisation.objects.create(name=name, name_key=names.search_key(name), **{"type": "municipality", **fields})


def line(name: str = "Opvoeding en ontwikkeling jongeren", **fields: Any) -> ProgrammeLine:
    """A line of the programme, under a theme of its own."""
    years = {"valid_from": date(2026, 1, 1), "valid_until": date(2029, 12, 31)}
    theme = Theme.objects.create(
        programme=Programme.objects.create(name_nl="Samen", **years), number=1, name_nl="Kansen"
    )
    return ProgrammeLine.objects.create(theme=theme, **{"number": next(_numbers), "name_nl": name, **fields})


def venue(name: str = "Het Huis", *, rooms: int = 1, **fields: Any) -> Venue:
    """A building with rooms of 30 chairs."""
    fields = {"city": "Utrecht", "province": "Utrecht", "address": "Voorbeeldstraat 1, 0000 AA Utrecht", **fields}
    made = Venue.objects.create(name=name, **fields)
    for number in range(rooms):
        Room.objects.create(venue=made, name=f"Zaal {number + 1}", capacity=30)
    return made


def event(
    title: str = "Samen leren", *, places: int | None = 20, organiser: Any = None, session: bool = True, **fields: Any
) -> Event:
    """A published, public, single meeting on site with one session; `places=None` limits nothing."""
    number = next(_numbers)
    starts_at = fields.pop("starts_at", DAY)
    fields = {
        "slug": f"bijeenkomst-{number}",
        "kind": "workshop",
        "title_nl": title,
        "summary_nl": "Je oefent met elkaar.",
        "status": "published",
        "published_at": BEFORE,
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=3) if starts_at else None,
        **fields,
    }
    made = Event.objects.create(**fields)
    if session and starts_at:
        Session.objects.create(event=made, starts_at=made.starts_at, ends_at=made.ends_at, room=made.room)
    open_pools(made.pk)
    if places is not None:
        pool(made, places)
    if organiser:
        Role.objects.create(user=organiser, name="organiser", event=made)
    return made


def pool(event: Event, places: int, *, session: Session | None = None, mode: str = "on_site") -> SeatPool:
    """The places of an event or of one of its sessions."""
    limit = {"capacity": places, "limit": places}
    return SeatPool.rows.update_or_create(event=event, session=session, mode=mode, defaults=limit)[0]


def conference(*, rounds: int = 2, sessions: int = 2, places: int = 50, each: int = 20, **fields: Any) -> Event:
    """A conference day: rounds of parallel workshops, each with its own places."""
    made = event("Dichtbij", places=places, session=False, shape="conference", kind="annual_conference", **fields)
    for number in range(rounds):
        starts_at = made.starts_at + timedelta(minutes=30 + 75 * number)
        round_ = Round.objects.create(
            event=made,
            number=number + 1,
            name_nl=f"Ronde {number + 1}",
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=1),
        )
        for letter in range(sessions):
            workshop(round_, places=each, label=f"{number + 1}{'ABCDEFGH'[letter]}")
    return made


def workshop(round: Round, *, places: int | None = 20, **fields: Any) -> Session:
    """A workshop in a round."""
    fields = {"title_nl": f"Workshop {fields.get('label', '')}", "type": "workshop", **fields}
    made = Session.objects.create(
        event=round.event, round=round, starts_at=round.starts_at, ends_at=round.ends_at, **fields
    )
    if places is not None:
        pool(round.event, places, session=made)
    return made


def registration(
    event: Event, *, state: str = State.CONFIRMED, choices: tuple[Session, ...] = (), **fields: Any
) -> Registration:
    """A row as the actions leave it, with the pool's count kept: for reading tests. Writing tests call the actions."""
    number = next(_numbers)
    fields = {
        "first_name": "Gülşen",
        "family_name": f"van der Doğan{number}",
        "email": f"deelnemer{number}@example.org",
        **fields,
    }
    at = fields.pop("at", BEFORE)
    made = Registration.objects.create(
        event=event,
        state=state,
        registered_at=at,
        state_at=at,
        waiting_since=at if state == State.WAITING else None,
        name_key=names.search_key(fields["first_name"], fields["family_name"]),
        sort_key=names.sort_key(fields["first_name"], fields["family_name"]),
        **fields,
    )
    if state in (State.CONFIRMED, State.OFFERED):
        _take(event, None, made.mode)
    for session in choices:
        SessionChoice.objects.create(
            registration=made, session=session, round=session.round, state=state, chosen_at=at, state_at=at
        )
        if state in (State.CONFIRMED, State.OFFERED):
            _take(event, session, made.mode)
    return made


def _take(event: Event, session: Session | None, mode: str) -> None:
    for seats in SeatPool.rows.filter(event=event, session=session, mode=mode):
        seats.taken += 1
        seats.save()


def present(registration: Registration, session: Session, *, state: str = "present") -> Presence:
    """Somebody who was at a session that is closed since."""
    if session.closed_at is None:
        session.closed_at = session.ends_at + timedelta(hours=1)
        session.save()
    return Presence.objects.create(
        registration=registration, session=session, state=state, decided_at=session.closed_at
    )


def token() -> UUID:
    """The mark of one form."""
    return uuid4()


def person(name: str = "Gülşen Doğan", **fields: Any) -> Person:
    """Somebody who fills in the form; every call another address, unless one is given."""
    first, _, family = name.partition(" ")
    return Person(first, family, **{"email": f"mens{next(_numbers)}@example.org", **fields})


def question(event: Event, label: str = "Waar wil je het over hebben?", **fields: Any) -> Question:
    """Something that the event asks, as the desk adds it; `options` may be plain words."""
    options = [{"key": str(n), "nl": word, "en": ""} for n, word in enumerate(fields.pop("options", ()), 1)]
    said = {"purpose_nl": "we de dag goed indelen", "label_nl": label, "weeks": 4, "options": options, **fields}
    made = add_question(event=event, at=BEFORE, by=None, **said)
    event.refresh_from_db()
    return made
