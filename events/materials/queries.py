"""Reading materials: what somebody may see, what anybody may, and how it stands at the desk."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, QuerySet, Sum

from events import access
from events.extend import audiences
from events.materials.showing import ANYBODY, PRESENT, Standing, is_shown
from events.models import (
    WAS_THERE,
    Event,
    Material,
    MaterialDay,
    Presence,
    Registration,
    Session,
    SessionChoice,
    State,
    VersionRequest,
)


def _rows(events: Iterable[Event], **of: Any) -> list[Material]:
    """Materials of these events in their order, each with its other versions, which stand where it stands. An event is not
    read again for each of its rows: it is the widest table of all.
    """
    by_key = {event.pk: event for event in events}
    rows = Material.objects.filter(alternative_to=None, event__in=by_key, **of)
    found = list(rows.select_related("session").prefetch_related("alternatives"))
    for row in found:
        row.event = by_key[row.event_id]
        for other in row.alternatives.all():
            other.event, other.session = row.event, row.session
    return found


def materials_for(registration: Registration, at: datetime) -> list[Material]:
    """What this person may see now, in order; the other versions stand in `alternatives`."""
    return materials_of([registration], at).get(registration.pk, [])


def materials_of(registrations: Iterable[Registration], at: datetime) -> dict[int, list[Material]]:
    """The same for many, by the key of each registration; who sees nothing is left out. As many queries for one as for all,
    and one less for what no material asks for.
    """
    people = list(registrations)
    rows = _rows(person.event for person in people)
    by_event: dict[int, list[Material]] = defaultdict(list)
    for material in rows:
        by_event[material.event_id].append(material)
    chosen = _chosen(people) if any(row.session and row.session.round_id for row in rows) else set()
    seen = _attended(people) if any(row.audience == PRESENT for row in rows) else {}
    found: dict[int, list[Material]] = {}
    for person in people:
        mine = by_event.get(person.event_id, [])
        shown = [row for row in mine if is_shown(row, _standing(person, row, chosen, seen), at)]
        if shown:
            found[person.pk] = shown
    return found


def _chosen(people: list[Registration]) -> set[tuple[int, int]]:
    """Who has a place at which session of a round."""
    rows = SessionChoice.objects.filter(registration__in=people, state=State.CONFIRMED)
    return set(rows.values_list("registration_id", "session_id"))


def _attended(people: list[Registration]) -> dict[int, set[int]]:
    """Who was at which closed sessions."""
    rows = Presence.objects.filter(registration__in=people, state__in=WAS_THERE, session__closed_at__isnull=False)
    seen: dict[int, set[int]] = defaultdict(set)
    for person, session in rows.values_list("registration_id", "session_id"):
        seen[person].add(session)
    return seen


def _standing(
    person: Registration, material: Material, chosen: set[tuple[int, int]], seen: dict[int, set[int]]
) -> Standing:
    if person.state != State.CONFIRMED:
        return ANYBODY
    session, sessions = material.session, seen.get(person.pk, set())
    group = audiences.get(material.audience)
    return Standing(
        has_place=session is None or session.round_id is None or (person.pk, session.pk) in chosen,
        was_there=session.pk in sessions if session else bool(sessions),
        groups=frozenset({group.key} if group and group.includes(person) else ()),
    )


def material_for(registration: Registration, key: UUID, at: datetime) -> Material | None:
    """One material or other version of one, when this person may see it now."""
    for material in materials_for(registration, at):
        for row in (material, *material.alternatives.all()):
            if row.pk == key:
                return row
    return None


def material_at(key: UUID) -> Material | None:
    """A material by its key, whoever may see it."""
    return Material.objects.filter(pk=key).select_related("event", "session").first()


def materials_for_anybody(event: Event, at: datetime) -> list[Material]:
    """What stands on the public page of an event."""
    rows = _rows([event], audience=Material.Audience.PUBLIC)
    return [row for row in rows if is_shown(row, ANYBODY, at)]


def is_staffs(user: Any, material: Material) -> bool:
    """Whether somebody organises its event, or gives its session."""
    if access.events_to_organise(user).filter(pk=material.event_id).exists():
        return True
    session = material.session_id
    return session is not None and access.sessions_to_train(user).filter(pk=session).exists()


# At the desk -----------------------------------------------------------------------------------------


def materials_at_desk(event: Event, session: Session | None = None) -> list[Any]:
    """All of an event or of one session, each row with `opened` (how often) and `waits` (open requests)."""
    rows: list[Any] = _rows([event], session=session) if session else _rows([event])
    days = MaterialDay.objects.filter(material__event=event).values_list("material")
    opened = dict(days.annotate(number=Sum("number")).order_by())
    asked = VersionRequest.objects.filter(material__event=event, answered_at=None).values_list("material")
    waits = dict(asked.annotate(number=Count("pk")).order_by())
    for row in rows:
        row.opened, row.waits = opened.get(row.pk, 0), waits.get(row.pk, 0)
        for other in row.alternatives.all():
            other.opened = opened.get(other.pk, 0)
    return rows


def requests_of(event: Event) -> QuerySet[VersionRequest]:
    """The requests for another version, open ones first, oldest first."""
    rows = VersionRequest.objects.filter(material__event=event).select_related("material__session", "registration")
    return rows.order_by(F("answered_at").desc(nulls_first=True), "asked_at", "pk")


def requests_by(registration: Registration) -> QuerySet[VersionRequest]:
    """What one person asked, newest first."""
    rows = VersionRequest.objects.filter(registration=registration).select_related("material", "answered_with")
    return rows.order_by("-asked_at", "-pk")


def files_of(materials: Iterable[Material]) -> list[Material]:
    """The files among them, each followed by its other versions."""
    rows = [row for material in materials for row in (material, *material.alternatives.all())]
    return [row for row in rows if row.is_file]
