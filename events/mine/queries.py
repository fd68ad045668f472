"""All that is mine, sorted by how it stands. As many queries for one registration as for thirty."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from events import disclosure
from events.attendance.hours import Result, results_of
from events.extend import Earned, proofs
from events.materials.queries import materials_of
from events.models import HOLDING, Event, Mode, OwnLink, Registration, Session, SessionChoice, Shape, State
from events.moments import local
from events.registration.meetings import Coming, coming_of

WAITS = (State.OFFERED, State.WAITING, State.REQUESTED, State.SUBMITTED)


@dataclass(frozen=True)
class Workshop:
    """A workshop that somebody waits for, under the name that may stand on a page; `number` in line where it may be told."""

    title: Any
    round: Any
    number: int | None


@dataclass
class Row:
    """One registration as the list shows it. `title` is what it may be called, `has_day` whether that tells its day."""

    registration: Registration
    coming: Coming
    number: int | None = None
    chosen: list[str] = field(default_factory=list)
    waits: list[Workshop] = field(default_factory=list)
    result: Result | None = None
    files: int = 0
    proofs: list[Earned] = field(default_factory=list)

    @property
    def event(self) -> Event:
        return self.registration.event

    @cached_property
    def told(self) -> disclosure.Disclosure:
        """What may be said of its event."""
        return disclosure.of(self.event)

    @property
    def title(self) -> Any:
        return self.event.title if self.told.title_outside else disclosure.neutral_title(self.event)

    @property
    def place(self) -> str:
        """The town, or that it is online; nothing where nothing may be told."""
        if self.event.mode == Mode.ONLINE or self.registration.mode == Mode.ONLINE:
            return "Online"
        venue = self.coming.venue
        return venue.city if venue and self.told.title_outside else ""

    @property
    def minutes(self) -> int:
        """Net: as it stands on what was earned, else of what somebody was at."""
        if self.proofs:
            return sum(proof.minutes for proof in self.proofs)
        return self.result.minutes if self.result else 0

    @property
    def day(self) -> Any:
        """The day by which it is sorted and counted: the last."""
        return local(self.event.ends_at or self.event.starts_at).date() if self.event.starts_at else None


@dataclass(frozen=True)
class Year:
    """What one calendar year came to: net minutes, and at how many meetings of how many one was."""

    year: int
    minutes: int
    meetings: int


@dataclass(frozen=True)
class Mine:
    """All rows, sorted; `people` are the names under this address, the last first."""

    rows: list[Row]
    waiting: list[Row]
    coming: list[Row]
    past: list[Row]
    off: list[Row]
    people: list[str]

    @property
    def latest(self) -> Registration:
        """The last that was made: as this person is called now."""
        return max((row.registration for row in self.rows), key=lambda one: (one.registered_at, one.pk))

    @property
    def years(self) -> list[Year]:
        """The hours of each year in which somebody was somewhere, the last first."""
        found: dict[int, list[Row]] = defaultdict(list)
        for row in self.past:
            if row.day and (row.minutes or row.result):
                found[row.day.year].append(row)
        return [
            Year(year, sum(row.minutes for row in rows), len(rows))
            for year, rows in sorted(found.items(), reverse=True)
        ]


def _registrations_of(email: str) -> QuerySet[Registration]:
    """Everything that stands under one address, by when it is."""
    rows = Registration.objects.filter(email=email).exclude(name_key="")
    return rows.select_related("event__venue", "event__room", "organisation").order_by("event__starts_at", "pk")


def mine_of(link: OwnLink, at: datetime) -> Mine:
    """All that is mine, as it stands at this moment."""
    rows = _rows(_numbered(_registrations_of(link.email)), at)
    gone = [row for row in rows if not row.registration.is_alive or row.event.is_cancelled]
    there = [row for row in rows if row not in gone]
    past = [row for row in there if row.event.is_past(at)]
    ahead = [row for row in there if not row.event.is_past(at)]
    names = {row.registration.sort_key: row.registration.full_name for row in rows}
    return Mine(
        rows=rows,
        waiting=[row for row in ahead if row.registration.state in WAITS or row.waits],
        coming=sorted((row for row in ahead if row.registration.holds_a_place), key=_starts),
        past=[row for row in reversed(past) if row.registration.holds_a_place],
        off=[row for row in reversed(gone) if row.event.starts_at is None or not row.event.is_past(at)],
        people=list(names.values()),
    )


def _starts(row: Row) -> float:
    return row.coming.starts_at.timestamp() if row.coming.starts_at else 0


def _numbered(rows: QuerySet[Registration]) -> QuerySet[Registration]:
    """Each with how many wait before it."""
    ahead = Registration.objects.filter(
        event=OuterRef("event"), mode=OuterRef("mode"), state=State.WAITING, waiting_since__lt=OuterRef("waiting_since")
    )
    counted = ahead.order_by().values("event").annotate(n=Count("pk")).values("n")
    return rows.annotate(ahead=Coalesce(Subquery(counted), 0))


def _rows(registrations: Iterable[Registration], at: datetime) -> list[Row]:
    people = list(registrations)
    meetings, choices = _meetings(people), _choices(people)
    results, files = results_of(people), materials_of(people, at)
    earned: dict[int, list[Earned]] = defaultdict(list)
    for proof in proofs:
        for one in proof.find(people):
            earned[one.registration.pk].append(one)
    rows = []
    for person in people:
        row = Row(
            registration=person,
            coming=coming_of(person.event, meetings[person.event_id], at),
            result=results.get(person.pk),
            files=len(files.get(person.pk, ())),
            proofs=earned[person.pk],
        )
        if person.state == State.WAITING and row.told.seats == "number":
            row.number = person.ahead + 1  # type: ignore[attr-defined]
        _put_choices(row, choices[person.pk])
        rows.append(row)
    return rows


def _meetings(people: list[Registration]) -> dict[int, list[Session]]:
    """The meetings of each series, in order."""
    series = {person.event_id for person in people if person.event.shape == Shape.SERIES}
    found: dict[int, list[Session]] = defaultdict(list)
    if series:
        for session in Session.objects.filter(event__in=series).select_related("venue", "room"):
            found[session.event_id].append(session)
    return found


def _choices(people: list[Registration]) -> dict[int, list[SessionChoice]]:
    """What each has or waits for in rounds, with how many wait before."""
    mine = [person.pk for person in people if person.event.shape == Shape.CONFERENCE]
    found: dict[int, list[SessionChoice]] = defaultdict(list)
    if not mine:
        return found
    ahead = SessionChoice.objects.filter(
        session=OuterRef("session"),
        state=State.WAITING,
        registration__state__in=HOLDING,
        registration__mode=OuterRef("registration__mode"),
    ).filter(
        Q(waiting_since__lt=OuterRef("waiting_since"))
        | Q(waiting_since=OuterRef("waiting_since"), pk__lt=OuterRef("pk"))
    )
    counted = ahead.order_by().values("session").annotate(n=Count("pk")).values("n")
    rows = SessionChoice.objects.filter(registration__in=mine, state__in=(*HOLDING, State.WAITING))
    for choice in rows.select_related("session__event", "round").annotate(ahead=Coalesce(Subquery(counted), 0)):
        found[choice.registration_id].append(choice)
    return found


def _put_choices(row: Row, choices: list[SessionChoice]) -> None:
    for choice in choices:
        tells = disclosure.tells_session(choice.session)
        if choice.state != State.WAITING:
            row.chosen += [choice.session.label or str(choice.session.title)] if tells else []
        elif row.registration.holds_a_place:
            counts = disclosure.seats_outside(row.event, choice.session.is_sensitive) == "number"
            number = choice.ahead + 1 if counts else None  # type: ignore[attr-defined]
            row.waits.append(Workshop(disclosure.session_outside(choice.session), choice.round, number))


def changeable(link: OwnLink) -> list[int]:
    """The registrations of this address that can still be changed, by key."""
    from_here = Registration.objects.filter(email=link.email).exclude(name_key="")
    return [row.pk for row in from_here.order_by("pk") if row.is_alive]


@dataclass(frozen=True)
class Me:
    """As this person is called, in how many registrations that still stand, and the version of all of them."""

    first_name: str
    family_name: str
    role: str
    language: str
    version: int
    number: int


def me_of(link: OwnLink) -> Me | None:
    """Who this address is; None where nothing stands, or where it is the address of more people than one."""
    rows = list(Registration.objects.filter(pk__in=changeable(link)).order_by(F("registered_at"), "pk"))
    if not rows or len({row.sort_key for row in rows}) > 1:
        return None
    last = rows[-1]
    version = sum(row.version for row in rows)
    return Me(last.first_name, last.family_name, last.role, last.language, version, len(rows))
