"""What the caterer gets: how many eat, and what. Numbers, never names."""

from collections import Counter
from dataclasses import dataclass

from events.models import HOLDING, AccessNeed, DietaryNeed, Event, Mode, Registration
from events.registration.needs import DIETARY

NOTES_FROM = 5  # of fewer people who filled in something, a note would tell whose it is


@dataclass(frozen=True)
class Catering:
    """Of who has a place in the room. `notes` have no order that tells anything; equal ones are one, with a number.

    `held_back` is how many notes are left out, because so few people filled in something that each would tell whose it is.
    """

    people: int
    companions: int
    counts: list[tuple[str, int]]
    notes: list[tuple[str, int]]
    held_back: int = 0

    @property
    def lunches(self) -> int:
        """How many eat."""
        return self.people + self.companions


def catering_of(event: Event) -> Catering:
    """Three queries, however many people."""
    there = Registration.objects.filter(event=event, state__in=HOLDING).exclude(mode=Mode.ONLINE)
    needs = list(DietaryNeed.objects.filter(registration__in=there).values_list("values", "note"))
    eaten = Counter(value for values, _note in needs for value in values)
    notes = Counter(" ".join(note.split()) for _values, note in needs if note.strip())
    tells = len(needs) < NOTES_FROM
    return Catering(
        people=there.count(),
        companions=companions_of(event),
        counts=[(str(name), eaten[key]) for key, name in DIETARY if eaten[key]],
        notes=[] if tells else sorted(notes.items(), key=lambda row: row[0].casefold()),
        held_back=sum(notes.values()) if tells else 0,
    )


def companions_of(event: Event) -> int:
    """How many come along with somebody who has a place in the room: a chair and a lunch each, and no registration."""
    along = AccessNeed.objects.filter(registration__event=event, registration__state__in=HOLDING, companion=True)
    return along.exclude(registration__mode=Mode.ONLINE).count()
