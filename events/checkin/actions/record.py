"""Write down what happened at a door. Nothing that happened is refused: a line gets a verdict, and a row."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction

from events.checkin.book import Book
from events.checkin.doors import Door
from events.checkin.lines import Answer, Line
from events.models import Registration, Scan
from events.places.pools import hold
from events.registration.actions import register_at_door
from events.registration.person import Person
from events.registration.refusals import RegistrationClosed

NO_TIME = timedelta()
T = TypeVar("T")


def record_scan(*, door: Door, line: Line, device: UUID, at: datetime, behind: timedelta = NO_TIME) -> Answer:
    """Write one line down, as `record_scans` does."""
    return record_scans(door=door, lines=[line], device=device, at=at, behind=behind)[0]


def record_scans(
    *, door: Door, lines: Sequence[Line], device: UUID, at: datetime, behind: timedelta = NO_TIME
) -> list[Answer]:
    """Write down a batch of lines, in their order; the answers stand in the same order.

    The same id again gives the first answer and writes nothing. Only the registrations are locked, by id, and all rows are
    written in one statement; who came without being registered is written down first, each in a transaction of its own,
    because that takes places. `behind` is what the door's clock lacks. A line that cannot be written is a problem of its own.
    """
    answers: dict[int, Answer] = {}
    for number, line in enumerate(lines):
        if line.guest:
            answers[number] = _once_more(lambda line=line: _record_guest(door, line, device, at, behind))  # type: ignore[misc]
    rest = [(number, line) for number, line in enumerate(lines) if not line.guest]
    if rest:
        found = _once_more(lambda: _record([line for _number, line in rest], door, device, at, behind))
        answers.update(zip((number for number, _line in rest), found, strict=True))
    return [answers[number] for number in range(len(lines))]


def _once_more(record: Callable[[], T]) -> T:
    """The same id at the same moment: the second finds the row of the first, and gives its answer."""
    try:
        return record()
    except IntegrityError:
        return record()


@transaction.atomic
def _record(lines: list[Line], door: Door, device: UUID, at: datetime, behind: timedelta) -> list[Answer]:
    book = Book(door, lines, device, at, behind)
    answers = [book.write(line) for line in lines]
    Scan.objects.bulk_create(book.written)
    return answers


@transaction.atomic
def _record_guest(door: Door, line: Line, device: UUID, at: datetime, behind: timedelta) -> Answer:
    """Register and let in as one step: sent again, nobody is registered twice.

    The event's places are held before looking, so that the same line at the same moment waits here, and then finds the first.
    """
    hold(door.event.pk)
    is_known = Scan.objects.filter(pk=line.id).exists()
    registration = None if is_known or not door.may(line.session) else _registered(door, line, at)
    book = Book(door, [replace(line, registration=registration.pk) if registration else line], device, at, behind)
    answer = book.write(line, registration)
    Scan.objects.bulk_create(book.written)
    return answer


def _registered(door: Door, line: Line, at: datetime) -> Registration | None:
    """None at an event that is off."""
    guest = line.guest
    if guest is None:
        return None
    person = Person(guest.first_name, guest.family_name, guest.email)
    by = door.who.user if door.who.link is None else None
    try:
        return register_at_door(event=door.event, person=person, at=at, by=by)
    except RegistrationClosed:
        return None
