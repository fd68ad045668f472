"""Materials of an event go along to a copy of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from events.materials.actions.keeping import locked_event
from events.models import Event, Material, Session


def copy_materials(*, source: Event, copy: Event, sessions: Mapping[int, Session], at: datetime, by: Any) -> int:
    """Give a copy of an event the same materials, in the caller's transaction; gives how many.

    `sessions` says by the key of each session which one is its copy. A file is kept once: both rows name it, and it goes with
    the last. How often it was opened and what was asked about it stay behind, and so does what is for a group of another app:
    at the copy that may be another group.
    """
    source = locked_event(source)
    kept = source.materials.filter(audience__in=Material.Audience.values).order_by("order", "made_at", "pk")
    rows = {row.pk: row for row in kept}
    new = {pk: uuid4() for pk in rows}
    copies = [row for row in rows.values() if row.alternative_to_id is None or row.alternative_to_id in new]
    for row in copies:
        row.pk, row.event = new[row.pk], copy
        row.session = sessions[row.session_id] if row.session_id else None
        row.alternative_to_id = new[row.alternative_to_id] if row.alternative_to_id else None
        row.version, row.made_at, row.made_by, row.changed_at = 1, at, by, at
    copies.sort(key=lambda row: row.alternative_to_id is not None)  # an original stands before its other versions
    Material.objects.bulk_create(copies)
    return len(copies)
