"""How one event stands: places with who waits, the waiting lists, the mails. Each costs the same however many people."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from events import disclosure
from events.models import HOLDING, Event, Mode, Registration, SeatPool, SessionChoice, State
from events.places.order import Room, next_in_line

SHOWN = 5
NAMES = ("first_name", "family_name", "email", "mode", "waiting_since", "event_id")
BY_MODE = {"on_site": _("Op locatie"), "online": _("Online")}


@dataclass
class Meter:
    """The places of the event, on site or online, or of one session."""

    pool: SeatPool
    name: str
    waiting: int = 0
    is_listed: bool = False  # who waits for it stands in a list on the page


@dataclass(frozen=True)
class Waiter:
    """Somebody on a list: since when, and what this person has for now."""

    registration: Registration
    order: int
    since: datetime | None
    has_now: str


@dataclass
class WaitingList:
    """Who waits for one thing: the event (on site or online) or a session."""

    title: str
    key: str
    session: Any = None
    pool: SeatPool | None = None
    rows: list[Waiter] = field(default_factory=list)

    @property
    def first(self) -> list[Waiter]:
        """As many as a page shows."""
        return self.rows[:SHOWN]

    @property
    def spare_chairs(self) -> int:
        """How many more chairs the room has than there are places."""
        room = self.session.room if self.session else None
        return max(0, room.capacity - self.pool.limit) if room and self.pool and self.pool.limit else 0


@dataclass(frozen=True)
class Standing:
    """All of it. `waiting` is people, each counted once. Who waits for a sensitive workshop stands in no list."""

    whole: list[Meter]
    sessions: list[Meter]
    lists: list[WaitingList]
    waiting: int


def standing_of(event: Event, at: datetime) -> Standing:
    """How an event stands; of what is off or over no list, since nobody gets a place any more. Four queries, and two more for each list with priorities."""
    pools = list(event.pools.select_related("session__room").order_by("session__starts_at", "session__number", "pk"))
    in_line = list(
        Registration.objects.filter(event=event, state=State.WAITING).order_by("waiting_since", "pk").only(*NAMES)
    )
    waiting = list(_waiting_choices(event))
    held = _held_in_round(choice.registration_id for choice in waiting)
    lists = [*_for_event(event, pools, in_line), *_for_sessions(pools, waiting, held)]
    counts = Counter(row.key for row in lists for _waiter in row.rows)
    whole = [Meter(pool, _name_of(event, pool), counts[pool.mode]) for pool in pools if not pool.session_id]
    is_on = event.status in (Event.Status.DRAFT, Event.Status.PUBLISHED) and not event.is_past(at)
    shown = [row for row in lists if is_on and (row.session is None or disclosure.tells_session(row.session))]
    listed = {row.key for row in shown}
    sessions = [
        Meter(pool, _title(pool.session), counts[key], key in listed)
        for pool in pools
        if pool.session and (key := f"s{pool.session_id}")
    ]
    people = {row.pk for row in in_line} | {choice.registration_id for choice in waiting}
    return Standing(whole, sessions, shown, len(people))


def _waiting_choices(event: Event) -> Iterable[SessionChoice]:
    rows = SessionChoice.objects.filter(
        session__event=event, state=State.WAITING, registration__state__in=HOLDING
    ).select_related("registration", "session__room", "session__event")
    return rows.order_by("session__starts_at", "session__number", "waiting_since", "pk")


def _held_in_round(registrations: Iterable[int]) -> dict[tuple[int, int | None], str]:
    rows = SessionChoice.objects.filter(registration__in=set(registrations), state__in=HOLDING).select_related(
        "session__event"
    )
    return {(row.registration_id, row.round_id): _short(row.session) for row in rows}


def _short(session: Any) -> str:
    if not disclosure.tells_session(session):
        return str(_("Workshop"))
    return session.label or str(session.title)


def _for_event(event: Event, pools: list[SeatPool], rows: list[Registration]) -> list[WaitingList]:
    pool_of = {pool.mode: pool for pool in pools if not pool.session_id}
    by_mode: dict[str, list[Registration]] = defaultdict(list)
    for row in rows:
        by_mode[row.mode].append(row)
    return [
        WaitingList(
            title=str(BY_MODE[mode]) if event.mode == Mode.HYBRID else "",
            key=mode,
            pool=pool_of.get(mode),
            rows=[
                Waiter(row, order, row.waiting_since, "") for order, row in enumerate(_by_turn(event, mode, found), 1)
            ],
        )
        for mode, found in sorted(by_mode.items(), reverse=True)
    ]


def _by_turn(event: Event, mode: str, rows: list[Registration]) -> list[Registration]:
    """In the order in which they are served; with priorities that is another one than in which they came."""
    if event.list_is_by_time:
        return rows
    turns = {key: turn for turn, key in enumerate(next_in_line(event, mode, Room(free=None)))}
    return sorted(rows, key=lambda row: turns.get(row.pk, len(turns)))


def _for_sessions(pools: list[SeatPool], waiting: list[SessionChoice], held: dict) -> list[WaitingList]:
    pool_of = {pool.session_id: pool for pool in pools if pool.session_id}
    found: dict[int, WaitingList] = {}
    for choice in waiting:
        session = choice.session
        title = session.label or str(session.title)
        listed = found.setdefault(
            session.pk, WaitingList(title, f"s{session.pk}", session=session, pool=pool_of.get(session.pk))
        )
        has_now = held.get((choice.registration_id, choice.round_id), "")
        listed.rows.append(Waiter(choice.registration, len(listed.rows) + 1, choice.waiting_since, has_now))
    return list(found.values())


def _name_of(event: Event, pool: SeatPool) -> str:
    return str(BY_MODE[pool.mode]) if event.mode == Mode.HYBRID else ""


def _title(session: Any) -> str:
    return f"{session.label}. {session.title}" if session.label else str(session.title)
