"""Who is expected at a door, and who is inside."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from events import disclosure, names
from events.attendance.lists import absent_from
from events.checkin.doors import Door
from events.checkin.inside import inside_at, person_of
from events.checkin.lines import Answer
from events.models import HOLDING, Registration, Scan, Session, Shape, StandIn, State

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
    ticket: str = ""  # of who comes instead of somebody: found by it, not by a key


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
    absent = absent_from(session) if session else set()
    stand_ins = _standing_in(door, session, inside)
    counted = len({row.pk for row in expected if row.pk not in absent} | set(inside) | {one.pk for one in stand_ins})
    if search:
        found = list(_found(door, rows, search)[: SHOWN + 1])
    else:
        found = sorted(expected, key=lambda row: row.pk in inside)
    people = [_person(row, door, session, row.pk in inside, row.pk in absent) for row in found[:SHOWN]]
    shown = [one for one in stand_ins if not search or names.plain(search) in names.plain(one.name)]
    return Crowd(len(inside), counted, [*shown, *people], max(len(found) - SHOWN, 0))


def _standing_in(door: Door, session: Session | None, inside: dict[int, Scan]) -> list[Person]:
    """Who comes once instead of somebody, to this date of a series; nobody is looked for elsewhere."""
    if session is None or door.event.shape != Shape.SERIES:
        return []
    rows = StandIn.objects.filter(absence__session=session.pk).order_by("first_name", "pk")
    return [
        Person(
            pk=-row.pk,
            name=disclosure.listed_name(row, door.event, session),
            code="",
            organisation="",
            state=_("Komt voor een collega"),
            no_photo=False,
            has_companion=False,
            is_inside=-row.pk in inside,
            ticket=f"/T/{row.ticket_secret}",
        )
        for row in rows
    ]


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


def _person(row: Registration, door: Door, session: Session | None, is_inside: bool, is_absent: bool) -> Person:
    state = "" if row.state == State.CONFIRMED else str(State(row.state).label)
    return Person(
        pk=row.pk,
        name=disclosure.listed_name(row, door.event, session),
        code=row.short_code,
        organisation=disclosure.listed_organisation(row, door.event, session),
        state=_("Afgemeld voor deze keer") if is_absent and not is_inside else state,
        no_photo=row.no_photo,
        has_companion=bool((need := getattr(row, "access_need", None)) and need.companion),
        is_inside=is_inside,
    )


def answer_to(door: Door, pk: UUID) -> tuple[Scan, Answer] | None:
    """A line of this door with the answer that it got, or None."""
    scans = Scan.objects.filter(event=door.event).select_related(
        "registration__access_need", "session__room", "stand_in"
    )
    scan = scans.filter(pk=pk).first()
    if scan is None or not door.may(scan.session_id):
        return None
    session = door.sessions.get(scan.session_id) if scan.session_id else None
    verdict = Scan.Verdict.WELCOME if scan.let_in else scan.verdict
    registration, elsewhere, because = scan.registration, None, None
    if verdict == Scan.Verdict.ALREADY_INSIDE:
        because = inside_at(door.event.pk, scan.session_id).get(person_of(scan))
    if registration and session and verdict == Scan.Verdict.OTHER_SESSION:
        elsewhere = place_in_round(registration, session)
    return scan, Answer(str(scan.pk), verdict, "", registration, session, elsewhere, because, scan.stand_in)


def place_in_round(registration: Registration, session: Session) -> Session | None:
    """The session in which somebody has a place in the same round."""
    chosen = registration.choices.filter(round=session.round_id, state__in=HOLDING).exclude(session=session)
    choice = chosen.select_related("session__room").first()
    return choice.session if choice else None
