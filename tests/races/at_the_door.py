"""Two phones at one door at the same moment."""

from datetime import timedelta
from itertools import count
from uuid import uuid4

from django.utils.timezone import now

from events.checkin.actions import record_scan, record_scans
from events.checkin.doors import whole_door
from events.checkin.lines import Guest, Line
from events.models import Event, Registration, Scan
from events.registration import actions as registration
from tests import make
from tests.races.together import Side, Stage

SOON = now() + timedelta(hours=1)
number = count(1)


def _line(who: Registration | None = None, **fields) -> Line:
    fields = {"id": uuid4(), "action": "in", "scanned_at": now(), **fields}
    return Line(ticket=who.ticket_secret if who else "", **fields)


def _phone(event: Event, *lines: Line) -> Side:
    return lambda: record_scans(door=whole_door(event), lines=lines, device=uuid4(), at=now())


def _verdicts(event: Event, *wanted: str) -> str:
    got = sorted(Scan.objects.filter(event=event).values_list("verdict", flat=True))
    return "" if got == sorted(wanted) else f"{got}"


def two_phones_that_scan_one_ticket() -> Stage:
    event = make.event(starts_at=SOON)
    who = make.registration(event)
    sides = [_phone(event, _line(who)) for _ in range(2)]
    return sides, lambda: _verdicts(event, "welcome", "already_inside")


def one_line_that_is_sent_twice() -> Stage:
    event = make.event(starts_at=SOON)
    line = _line(make.registration(event))
    return [_phone(event, line)] * 3, lambda: _verdicts(event, "welcome")


def one_unknown_line_that_is_sent_twice() -> Stage:
    event, line = make.event(starts_at=SOON), _line()
    return [_phone(event, line)] * 3, lambda: _verdicts(event, "unknown_ticket")


def one_guest_who_is_sent_twice() -> Stage:
    event = make.event(starts_at=SOON)
    line = _line(action="walk_in", guest=Guest("Kees"))
    there = Registration.objects.filter(event=event)
    return [_phone(event, line)] * 3, lambda: "" if there.count() == 1 else f"{there.count()} registered"


def two_guests_for_the_last_place() -> Stage:
    event = make.event(starts_at=SOON, places=1)
    sides = [_phone(event, _line(action="walk_in", guest=Guest(f"Gast {next(number)}"))) for _ in range(2)]
    return sides, lambda: _verdicts(event, "welcome", "session_full")


def two_batches_in_opposite_order() -> Stage:
    event = make.event(starts_at=SOON)
    people = [make.registration(event) for _ in range(6)]
    batches = [[_line(who) for who in row] for row in (people, people[::-1])]
    wanted = ["welcome"] * 6 + ["already_inside"] * 6
    return [_phone(event, *batch) for batch in batches], lambda: _verdicts(event, *wanted)


def a_scan_and_a_cancellation() -> Stage:
    event = make.event(starts_at=SOON)
    who = make.registration(event)
    line = _line(who)
    return [
        lambda: record_scan(door=whole_door(event), line=line, device=uuid4(), at=now()),
        lambda: registration.cancel_registration(registration=who, at=now(), by=None),
    ], lambda: "" if Scan.objects.filter(event=event).count() == 1 else "not one"


PAIRS = [
    two_phones_that_scan_one_ticket,
    one_line_that_is_sent_twice,
    one_unknown_line_that_is_sent_twice,
    one_guest_who_is_sent_twice,
    two_guests_for_the_last_place,
    two_batches_in_opposite_order,
    a_scan_and_a_cancellation,
]
