"""Who is expected at a door, and who is inside."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from events import disclosure, names
from events.checkin.doors import Door
from events.checkin.inside import inside_at
from events.checkin.lines import Answer
from events.models import HOLDING, Registration, Scan, Session, State

SHOWN = 60  # so many in a list; who is further down is searched for


@dataclass(frozen=True)
class Person:
    """One line of a door's list."""

    pk: int
    name: str
    code: str
    organisation: str
    state: str
    no_photo: bool
    has_companion: bool
    is_inside: bool


@dataclass(frozen=True)
class Crowd:
    """Who is expected at one place: how many are inside, of how many, and those to show."""

    inside: int
    expected: int
    people: list[Person]
    more: int = 0


def crowd_at(door: Door, session: Session | None, search: str = "") -> Crowd:
    """Who is expected at a place, who is not inside yet first; searched by name, without accents and infixes, or by short code.

    Two queries, and one more for a search. A search at a whole door finds everybody of the event, however they stand.
    """
    inside, search = inside_at(door.event.pk, session.pk if session else None), names.typed(search)
    rows = _expected(door, session)
    expected = list(rows)
    counted = len({row.pk for row in expected} | set(inside))
    if search:
        found = list(_found(door, rows, search)[: SHOWN + 1])
    else:
        found = sorted(expected, key=lambda row: row.pk in inside)
    people = [_person(row, door, session, row.pk in inside) for row in found[:SHOWN]]
    return Crowd(len(inside), counted, people, max(len(found) - SHOWN, 0))


def _expected(door: Door, session: Session | None) -> QuerySet[Registration]:
    rows = Registration.objects.filter(event=door.event, state=State.CONFIRMED).exclude(name_key="")
    if session and session.round_id:
        rows = rows.filter(choices__session=session, choices__state__in=HOLDING)
    return rows.select_related("organisation", "access_need").order_by("sort_key", "pk")


def _found(door: Door, expected: QuerySet[Registration], search: str) -> QuerySet[Registration]:
    everybody = Registration.objects.filter(event=door.event).exclude(name_key="")
    everybody = everybody.select_related("organisation", "access_need")
    rows = everybody if door.has_entrance else expected
    words = names.plain(search)
    found = Q(short_code__startswith=search.replace(" ", "").upper())
    if words:
        found |= Q(name_key__contains=words) | Q(name_key__contains=words.replace(" ", ""))
    return rows.filter(found).order_by("sort_key", "pk")


def _person(row: Registration, door: Door, session: Session | None, is_inside: bool) -> Person:
    return Person(
        pk=row.pk,
        name=disclosure.listed_name(row, door.event, session),
        code=row.short_code,
        organisation=disclosure.listed_organisation(row, door.event, session),
        state="" if row.state == State.CONFIRMED else str(State(row.state).label),
        no_photo=row.no_photo,
        has_companion=bool((need := getattr(row, "access_need", None)) and need.companion),
        is_inside=is_inside,
    )


def answer_to(door: Door, pk: UUID) -> tuple[Scan, Answer] | None:
    """A line of this door with the answer that it got, or None."""
    scans = Scan.objects.filter(event=door.event).select_related("registration__access_need", "session__room")
    scan = scans.filter(pk=pk).first()
    if scan is None or not door.may(scan.session_id):
        return None
    session = door.sessions.get(scan.session_id) if scan.session_id else None
    verdict = Scan.Verdict.WELCOME if scan.let_in else scan.verdict
    registration, elsewhere, because = scan.registration, None, None
    if registration and verdict == Scan.Verdict.ALREADY_INSIDE:
        because = inside_at(door.event.pk, scan.session_id).get(registration.pk)
    if registration and session and verdict == Scan.Verdict.OTHER_SESSION:
        elsewhere = place_in_round(registration, session)
    return scan, Answer(str(scan.pk), verdict, "", registration, session, elsewhere, because)


def place_in_round(registration: Registration, session: Session) -> Session | None:
    """The session in which somebody has a place in the same round."""
    chosen = registration.choices.filter(round=session.round_id, state__in=HOLDING).exclude(session=session)
    choice = chosen.select_related("session__room").first()
    return choice.session if choice else None
