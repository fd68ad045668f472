"""The seats of this moment, put into a kept page."""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.translation import get_language

from events.models import Mode
from events.places.seats import Seats, SeatsOfDay

MARK = "<!--seats:"


def with_seats(html: str, day: SeatsOfDay, can_come: bool) -> str:
    """The page with seats in the places that were left for them: `<!--seats:event-->`, or a session's key."""
    first, *parts = html.split(MARK)
    filled = [first]
    for part in parts:
        name, rest = part.split("-->", 1)
        filled += [_of_event(day, can_come) if name == "event" else _of_session(day, int(name), can_come), rest]
    return "".join(filled)


def _of_event(day: SeatsOfDay, can_come: bool) -> str:
    """Of the whole; where one can come or follow online, both apart."""
    if len(day.modes) < 2 or not can_come:
        return _drawn((("", day.whole),), get_language())
    return _drawn(
        tuple((str(label), day.modes[mode]) for mode, label in Mode.choices if mode in day.modes), get_language()
    )


def _of_session(day: SeatsOfDay, pk: int, can_come: bool) -> str:
    seats = day.sessions.get(pk)
    return _drawn((("", seats),), get_language()) if seats and can_come else ""


@lru_cache(4096)
def _drawn(rows: tuple[tuple[str, Seats], ...], language: str) -> str:
    """Drawn once for each state of the seats: most of them are as they were a moment ago."""
    return render_to_string("bijeen/events/agenda/seats.html", {"rows": rows}).strip()
