"""Many invented events and registrations, written in bulk: for measuring, never for looking at."""

from datetime import datetime, timedelta
from random import Random

from django.db import transaction

from events import names
from events.extend import kinds
from events.models import Event, Registration, SeatPool, Session, State, Venue

TOWNS = {"Utrecht": "Utrecht", "Arnhem": "Gelderland", "Groningen": "Groningen", "Zwolle": "Overijssel"}
TITLES = ("Samen leren", "Meedoen in de wijk", "Ouders bereiken", "Taal op het werk", "Een veilig gesprek")
FIRST = ("Fatma", "Sanne", "Youssef", "Daan", "Zeynep", "Lars", "Gülşen", "Amira")
FAMILY = ("Yılmaz", "van der Velde", "El Amrani", "de Boer", "Öztürk", "'t Hart", "Nowak", "Jansen")
BATCH = 500


@transaction.atomic
def make_load(*, events: int, registrations: int, at: datetime, seed: int = 1) -> tuple[int, int]:
    """Write this many published events, two a day from tomorrow, and registrations spread over them; gives both numbers.

    The counters of the places are true: `check_registrations` finds nothing.
    """
    random = Random(seed)
    venues = [Venue.objects.get_or_create(name=f"Huis {town}", city=town, province=TOWNS[town])[0] for town in TOWNS]
    made = _events(events, venues, at, random)
    each = [registrations // events + (number < registrations % events) for number in range(events)] if events else []
    _places(made, each)
    rows = (
        _registration(event, number, at, random)
        for event, many in zip(made, each, strict=True)
        for number in range(many)
    )
    return len(made), len(Registration.objects.bulk_create(rows, batch_size=BATCH))


def _events(number: int, venues: list[Venue], at: datetime, random: Random) -> list[Event]:
    first, keys = (
        Event.objects.count(),
        [kind.key for kind in kinds if kind.shape == "single" and not kind.is_sensitive],
    )
    rows = []
    for n in range(first, first + number):
        starts_at = (at + timedelta(days=1 + n // 2)).replace(hour=9 + n % 2 * 4, minute=0, second=0, microsecond=0)
        title = f"{random.choice(TITLES)} {n}"
        rows.append(
            Event(
                slug=f"load-{n}", kind=random.choice(keys), title_nl=title, summary_nl="Je oefent met elkaar.",
                search_key=names.plain(title), venue=random.choice(venues), status=Event.Status.PUBLISHED,
                published_at=at, starts_at=starts_at, ends_at=starts_at + timedelta(hours=3),
            )
        )  # fmt: skip
    return Event.objects.bulk_create(rows, batch_size=BATCH)


def _places(events: list[Event], each: list[int]) -> None:
    rows = zip(events, each, strict=True)
    pools = [SeatPool(event=event, mode="on_site", capacity=n + 50, limit=n + 50, taken=n) for event, n in rows]
    SeatPool.objects.bulk_create(pools, batch_size=BATCH)
    sessions = [Session(event=event, starts_at=event.starts_at, ends_at=event.ends_at) for event in events]  # type: ignore[misc]
    Session.objects.bulk_create(sessions, batch_size=BATCH)


def _registration(event: Event, number: int, at: datetime, random: Random) -> Registration:
    first, family = random.choice(FIRST), f"{random.choice(FAMILY)} {number}"
    return Registration(
        event=event, first_name=first, family_name=family, email=f"mens{event.pk}.{number}@example.org",
        name_key=names.search_key(first, family), sort_key=names.sort_key(first, family), state=State.CONFIRMED,
        registered_at=at - timedelta(minutes=number), state_at=at,
    )  # fmt: skip
