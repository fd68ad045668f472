"""How it stands with the places: signs beside the words, and the dots that confirm them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

DOTS = 20


# The icon and the colour of each state of the places; the words are those of `events.places.seats.Seats`.
SIGNS = {
    "free": ("check", "b-ok"),
    "nearly": ("clock", "b-warn"),
    "waiting": ("list", "b-info"),
    "full": ("x", ""),
    "cancelled": ("x", ""),
    "late": ("minus", ""),
    "past": ("check", ""),
}


@dataclass(frozen=True)
class Meter:
    """Dots of 10 units wide: how many there are, and how many are filled."""

    dots: int
    filled: int

    @property
    def width(self) -> int:
        """Of the drawing."""
        return self.dots * 10

    @property
    def end(self) -> float:
        """Where the line of all dots ends: at the last one, and a hair so that it is drawn."""
        return self.dots * 10 - 4.9

    @property
    def filled_end(self) -> float:
        """Where the line of filled dots ends."""
        return self.filled * 10 - 4.9


def meter(taken: int, limit: int) -> Meter | None:
    """Each dot is an equal share. Never all filled while a place is free, never none while one is taken."""
    if limit <= 0:
        return None
    dots = min(DOTS, limit)
    if taken >= limit:
        return Meter(dots, dots)
    filled = min(round(taken * dots / limit), dots - 1)
    return Meter(dots, max(filled, 1) if taken and dots > 1 else filled)


def at_the_desk(taken: int, limit: int, waiting: int) -> str:
    """The truth under the dots for who organises: what is taken."""
    numbers = {"taken": taken, "limit": limit, "waiting": waiting}
    if taken < limit:
        return _("%(taken)s van %(limit)s") % numbers
    return ngettext("Vol, %(waiting)s wacht", "Vol, %(waiting)s wachten", waiting) % numbers if waiting else _("Vol")
