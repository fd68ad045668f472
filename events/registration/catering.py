"""What the caterer gets: how many eat, and what. Numbers, never names."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from events.models import (
    HOLDING,
    Absence,
    AccessNeed,
    DietaryNeed,
    Event,
    Mode,
    Registration,
    Session,
    Shape,
    StandIn,
)
from events.registration.needs import DIETARY

NOTES_FROM = 5  # of fewer people who filled in something, a note would tell whose it is


@dataclass(frozen=True)
class Catering:
    """Of who has a place in the room. `notes` have no order that tells anything; equal ones are one, with a number.

    Of a series they are those of one `meeting`: without who reported to be away then, with the colleagues who come instead.
    `held_back` is how many notes are left out, because so few people filled in something that each would tell whose it is.
    """

    people: int
    companions: int
    counts: list[tuple[str, int]]
    notes: list[tuple[str, int]]
    held_back: int = 0
    meeting: Session | None = None

    @property
    def lunches(self) -> int:
        """How many eat."""
        return self.people + self.companions


def catering_of(event: Event, at: datetime) -> Catering:
    """Three queries, however many people; of a series, for its next meeting, five."""
    meeting = _next_meeting(event, at)
    there = _there(event, meeting)
    needs = list(DietaryNeed.objects.filter(registration__in=there).values_list("values", "note"))
    eaten = Counter(value for values, _note in needs for value in values)
    notes = Counter(" ".join(note.split()) for _values, note in needs if note.strip())
    tells = len(needs) < NOTES_FROM
    return Catering(
        people=there.count() + (_instead(event, meeting) if meeting else 0),
        companions=_along(there),
        counts=[(str(name), eaten[key]) for key, name in DIETARY if eaten[key]],
        notes=[] if tells else sorted(notes.items(), key=lambda row: row[0].casefold()),
        held_back=sum(notes.values()) if tells else 0,
        meeting=meeting,
    )


def companions_of(event: Event) -> int:
    """How many come along with somebody who has a place in the room: a chair and a lunch each, and no registration."""
    return _along(_there(event))


def _along(there: QuerySet[Registration]) -> int:
    return AccessNeed.objects.filter(registration__in=there, companion=True).count()


def _there(event: Event, meeting: Session | None = None) -> QuerySet[Registration]:
    there = Registration.objects.filter(event=event, state__in=HOLDING).exclude(mode=Mode.ONLINE)
    return there.exclude(pk__in=Absence.objects.filter(session=meeting).values("registration")) if meeting else there


def _instead(event: Event, meeting: Session) -> int:
    """How many colleagues come instead of who has a place in the room."""
    return StandIn.objects.filter(absence__session=meeting, absence__registration__in=_there(event)).count()


def _next_meeting(event: Event, at: datetime) -> Session | None:
    """The one that is still to be catered for."""
    if event.shape != Shape.SERIES:
        return None
    return event.sessions.filter(ends_at__gt=at).order_by("starts_at", "pk").first()
