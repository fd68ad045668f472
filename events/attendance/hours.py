"""What being there comes to: net minutes, and at how many sessions of how many. One answer for the record and for every proof."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from events.models import WAS_THERE, Event, Presence, Registration, Session


@dataclass(frozen=True)
class Part:
    """One session as a rule sees it: its key, its net minutes, and its round; of one round a person is at one session."""

    key: int
    minutes: int
    round: int | None = None


@dataclass(frozen=True)
class Result:
    """What somebody did: net minutes, and at how many sessions of how many."""

    minutes: int
    attended: int
    held: int


def result_of(attended: Iterable[int], held: Iterable[Part], most: int | None = None) -> Result:
    """What being at these sessions (by key) comes to. `most` is the net length of the whole in minutes, if it was written."""
    parts = list(held)
    keys = set(attended)
    mine = _longest([part for part in parts if part.key in keys])
    return Result(_sum(mine, most), len(mine), len(_longest(parts)))


def whole_of(held: Iterable[Part], most: int | None = None) -> int:
    """The net minutes of who was everywhere."""
    return most or _sum(_longest(held), None)


def parts_of(events: Iterable[Event]) -> dict[int, list[Part]]:
    """By event (its key) the closed sessions at which presence counts; one query, however many events.

    Net minutes: as written; of a single session the event's; else its length.
    """
    whole = {event.pk: event.net_minutes for event in events}
    held: dict[int, list[Session]] = defaultdict(list)
    for session in Session.objects.filter(event__in=whole, has_checkin=True, closed_at__isnull=False):
        held[session.event_id].append(session)
    return {
        key: [_part(session, whole[key] if len(rows) == 1 else None) for session in rows] for key, rows in held.items()
    }


def results_of(registrations: Iterable[Registration]) -> dict[int, Result]:
    """By registration (its key) what each did; who was at nothing is left out. Two queries, however many."""
    people = list(registrations)
    rows = Presence.objects.filter(
        registration__in=people, session__closed_at__isnull=False, session__has_checkin=True, state__in=WAS_THERE
    )
    attended: dict[int, list[int]] = defaultdict(list)
    for registration, session in rows.values_list("registration", "session"):
        attended[registration].append(session)
    held = parts_of({person.event_id: person.event for person in people}.values())
    return {
        person.pk: result_of(attended[person.pk], held.get(person.event_id, []), person.event.net_minutes)
        for person in people
        if person.pk in attended
    }


def _part(session: Session, whole: int | None) -> Part:
    length = round((session.ends_at - session.starts_at).total_seconds() / 60)
    return Part(session.pk, session.net_minutes or whole or length, session.round_id)


def _longest(parts: Iterable[Part]) -> dict[tuple[str, int], int]:
    """Minutes by round, of the longest session in it; a session without a round stands by itself."""
    found: dict[tuple[str, int], int] = {}
    for part in parts:
        slot = ("session", part.key) if part.round is None else ("round", part.round)
        found[slot] = max(found.get(slot, 0), part.minutes)
    return found


def _sum(slots: Mapping[tuple[str, int], int], most: int | None) -> int:
    total = sum(slots.values())
    return min(total, most) if most else total
