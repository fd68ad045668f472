"""Who is inside, read from the door's log: the last line that was not undone decides."""

from collections.abc import Iterable
from uuid import UUID

from events.models import Scan

Place = tuple[int, int | None]  # a registration and a session, or the entrance; who stands in goes by minus their key

DECIDES = (Scan.Action.IN, Scan.Action.WALK_IN, Scan.Action.OUT)


def person_of(scan: Scan) -> int:
    """Of whom a line is: the key of a registration, or minus that of who stands in; 0 is nobody whom we know."""
    return scan.registration_id or -(scan.stand_in_id or 0)


class Inside:
    """The log of some people at one event, as it grows."""

    def __init__(self, scans: Iterable[Scan] = ()) -> None:
        self._lines: dict[Place, list[Scan]] = {}
        self._undone: set[UUID] = set()
        for scan in scans:
            self.add(scan)

    def add(self, scan: Scan) -> None:
        """One more line."""
        if scan.undoes_id:
            self._undone.add(scan.undoes_id)
        elif (person := person_of(scan)) and (scan.let_in or scan.action == Scan.Action.OUT):
            self._lines.setdefault((person, scan.session_id), []).append(scan)

    def at(self, registration: int, session: int | None) -> Scan | None:
        """The line by which somebody is inside now, or None."""
        lines = [scan for scan in self._lines.get((registration, session), ()) if scan.pk not in self._undone]
        last = max(lines, key=lambda scan: (scan.scanned_at, scan.arrived_at), default=None)
        return last if last and last.action != Scan.Action.OUT else None

    def people(self, session: int | None) -> dict[int, Scan]:
        """Everybody who is inside there, with the line that let them in."""
        there = {registration for registration, place in self._lines if place == session}
        found = {registration: self.at(registration, session) for registration in there}
        return {registration: scan for registration, scan in found.items() if scan}


def inside_at(event: int, session: int | None) -> dict[int, Scan]:
    """Everybody who is inside at one place of an event; one query."""
    rows = Scan.objects.filter(event=event, session=session).order_by()
    return Inside(rows).people(session)
