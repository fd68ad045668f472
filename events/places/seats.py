"""How full it is, in numbers and in words, for many events at once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events import disclosure
from events.models import HOLDING, Event, Registration, SeatPool, SessionChoice, State


@dataclass(frozen=True)
class Seats:
    """`state` is "free", "nearly" (a tenth or 3 left), "waiting" (full, with a list), "full", "cancelled", or when nobody
    can register any more: "late" (before the event) or "past"."""

    state: str
    taken: int = 0
    limit: int = 0
    waiting: int = 0
    tells: str = "number"
    is_limited: bool = True

    @property
    def word(self) -> str:
        """In words, the same everywhere; nothing where nothing may be said."""
        always = {"cancelled": _("Gaat niet door"), "late": _("Gesloten"), "past": _("Geweest")}
        if self.state in always:
            return always[self.state]
        if self.tells == "nothing" or not self.is_limited:
            return ""
        words = {"free": _("Plekken vrij"), "nearly": _("Bijna vol"), "waiting": _("Wachtlijst"), "full": _("Vol")}
        return words[self.state]

    @property
    def sentence(self) -> str:
        """ "3 van 30 plekken vrij"; only where numbers may be said."""
        if self.tells != "number" or not self.is_limited or self.state in ("cancelled", "late", "past"):
            return ""
        if self.taken < self.limit:
            numbers = {"free": self.limit - self.taken, "limit": self.limit}
            return (
                ngettext("%(free)d van %(limit)d plek vrij", "%(free)d van %(limit)d plekken vrij", self.limit)
                % numbers
            )
        if self.waiting:
            return ngettext("Vol, %(n)d mens wacht", "Vol, %(n)d mensen wachten", self.waiting) % {"n": self.waiting}
        return _("Alle %(limit)d plekken zijn bezet") % {"limit": self.limit}

    @property
    def is_full(self) -> bool:
        return self.state in ("waiting", "full")


def _state(taken: int, limit: int, has_list: bool) -> str:
    free = limit - taken
    if free <= 0:
        return "waiting" if has_list else "full"
    return "nearly" if free <= 3 or free * 10 <= limit else "free"


def _seats(event: Event, pools: Sequence[Any], waiting: int, is_sensitive: bool = False) -> Seats:
    tells = disclosure.seats_outside(event, is_sensitive)
    if event.is_cancelled:
        return Seats("cancelled", tells=tells)
    if not pools:
        return Seats("free", tells=tells, is_limited=False)
    taken, limit = sum(_used(pool) for pool in pools), sum(pool.limit for pool in pools)
    return Seats(_state(taken, limit, event.has_waiting_list), taken, limit, waiting, tells)


def _used(pool: Any) -> int:
    """Places that are not free for whoever comes: also those that are held or kept."""
    return pool.taken + pool.held + pool.kept


def _waiting(rows: QuerySet, by: str) -> dict[int, int]:
    return dict(rows.filter(state=State.WAITING).order_by().values_list(by).annotate(n=Count("pk")))


def seats_of(events: list[Event]) -> dict[int, Seats]:
    """By event's key; two queries, however many events."""
    pools = defaultdict(list)
    for pool in SeatPool.objects.filter(event__in=events, session=None):
        pools[pool.event_id].append(pool)
    waiting = _waiting(Registration.objects.filter(event__in=events), "event")
    return {event.pk: _seats(event, pools[event.pk], waiting.get(event.pk, 0)) for event in events}


@dataclass(frozen=True)
class SeatsOfDay:
    """One event: as a whole, on site and online apart, and each session that has places of its own."""

    whole: Seats
    modes: dict[str, Seats]
    sessions: dict[int, Seats]


def seats_of_day(event: Event) -> SeatsOfDay:
    """Everything about the seats of one event; one query, and one or two more while something is full."""
    columns = ("session_id", "session__is_sensitive", "mode", "taken", "held", "kept", "limit")
    rows = list(SeatPool.objects.filter(event=event).order_by("pk").values_list(*columns, named=True))
    of_event = [row for row in rows if row.session_id is None]
    of_session = defaultdict(list)
    for row in rows:
        if row.session_id is not None:
            of_session[row.session_id].append(row)
    waiting = _waiting(Registration.objects.filter(event=event), "event") if _any_full(of_event) else {}
    in_line = _waiting(_choices(event), "session") if _any_full(rows) else {}
    return SeatsOfDay(
        whole=_seats(event, of_event, waiting.get(event.pk, 0)),
        modes={row.mode: _seats(event, [row], 0) for row in of_event},
        sessions={
            pk: _seats(event, pools, in_line.get(pk, 0), pools[0].session__is_sensitive)
            for pk, pools in of_session.items()
        },
    )


def _any_full(rows: Sequence[Any]) -> bool:
    return any(_used(row) >= row.limit for row in rows)


def _choices(event: Event) -> QuerySet[SessionChoice]:
    """Who has no place at the event waits for none of its sessions yet."""
    return SessionChoice.objects.filter(session__event=event, registration__state__in=HOLDING)
