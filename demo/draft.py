"""A draft with things in it that do not add up yet, as an organiser leaves it on a Friday: next year's conference."""

import re
from datetime import timedelta

from demo import shift
from demo.stage import Stage
from events.models import Event, Session
from events.places.actions import set_places
from events.planning import actions as planning
from events.programme import actions as programme

NEXT_YEAR = timedelta(weeks=52)


def next_year(stage: Stage) -> Event | None:
    """Copy the conference to the year after, once; somebody stands double, and a workshop has more places than chairs."""
    source = Event.objects.filter(source_key=shift.ANCHOR).first()
    if source is None or source.starts_at is None or Event.objects.filter(copied_from=source).exists():
        return None
    at, by = stage.now - timedelta(days=3), source.made_by
    copy = planning.copy_event(event=source, starts_at=source.starts_at + NEXT_YEAR, at=at, by=by)
    title = re.sub(r"\b20\d\d\b", lambda found: str(int(found.group()) + 1), source.title_nl)
    english = re.sub(r"\b20\d\d\b", lambda found: str(int(found.group()) + 1), source.title_en)
    planning.change_event(event=copy, version=copy.version, title_nl=title, title_en=english, at=at, by=by)
    _entangle(copy, stage)
    return copy


def _entangle(copy: Event, stage: Stage) -> None:
    at, by = stage.now - timedelta(days=3), copy.made_by
    first, second = _choosable(copy)[:2]
    speakers = tuple(row.speaker for row in first.speaking.select_related("speaker"))
    programme.change_session(session=second, speakers=speakers, at=at, by=by)
    if second.room:
        set_places(event=copy, session=second, capacity=second.room.capacity + 5, at=at, by=by)


def _choosable(copy: Event) -> list[Session]:
    rows = Session.objects.filter(event=copy, round__isnull=False).select_related("room", "event")
    return list(rows.order_by("round__number", "number", "pk"))
