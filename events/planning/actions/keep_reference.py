"""Reference data: what many events share. A change is drawn on the pages of all of them."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Model, ProtectedError, Q

from events import names
from events.facts import announce
from events.models import AvoidDate, Event, Organisation, ProgrammeLine, Room, Speaker, Theme, Venue
from events.planning.facts import reference_dropped, reference_kept
from events.planning.refusals import StillInUse

SHOWN: dict[type[Model], tuple[str, ...]] = {
    Theme: ("line__theme", "other_lines__theme"),
    ProgrammeLine: ("line", "other_lines", "sessions__line"),
    Venue: ("venue", "sessions__venue", "sessions__room__venue"),
    Room: ("room", "sessions__room"),
    Speaker: ("sessions__speaking__speaker",),
    Organisation: ("sessions__speaking__speaker__organisation",),
    AvoidDate: (),
}


@transaction.atomic
def keep_reference(*, row: Model, at: datetime, by: Any) -> Model:
    """Save a line, venue, room, organisation, speaker or day to avoid; the events that show it are drawn anew.

    Announces `reference_kept` with the kind and the number of the row.
    """
    if isinstance(row, Organisation):
        row.name_key = names.search_key(row.name)
    row.save()
    _draw_anew(row)
    announce(reference_kept, at=at, by=by, actor="staff", kind=type(row).__name__, row=row.pk)
    return row


@transaction.atomic
def drop_reference(*, row: Model, at: datetime, by: Any) -> None:
    """Remove a row of reference data; a speaker leaves the programmes too. Announces `reference_dropped`.

    Refuses: StillInUse when events or registrations need it.
    """
    _draw_anew(row)
    number = row.pk
    try:
        row.delete()
    except ProtectedError as error:
        raise StillInUse() from error
    announce(reference_dropped, at=at, by=by, actor="staff", kind=type(row).__name__, row=number)


def _draw_anew(row: Model) -> None:
    shown = Q()
    for path in SHOWN.get(type(row), ()):
        shown |= Q(**{path: row})
    if shown:
        found = Event.objects.filter(pk__in=Event.objects.filter(shown).values("pk")).order_by("pk")
        pages = list(found.select_for_update(no_key=True).values_list("pk", flat=True))
        Event.objects.filter(pk__in=pages).update(content_version=F("content_version") + 1)
