"""Playing the year in: everything or nothing, and nothing twice."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from django.db import transaction
from django.utils.timezone import localtime

from demo import (
    activities,
    certificates,
    closing,
    door,
    draft,
    in_between,
    learning,
    materials,
    names,
    requests,
    shift,
    toolkits,
    visitors,
)
from demo.checks import refuse_broken
from demo.reading import read
from demo.stage import Stage, set_stage
from events.messages import actions as messages
from events.models import Event, Organisation

PROGRAMME = Path(__file__).with_name("programme.json")
PEOPLE, FEWEST = 450, 40
STILL_SENT = timedelta(days=2)  # mails of longer ago are not sent any more


@dataclass(frozen=True)
class Played:
    """What this run added; and around which day the year lies that was there already."""

    events: int
    registrations: int
    around: date | None = None


@transaction.atomic
def play_year(*, path: Path = PROGRAMME, people: int = PEOPLE, today: date, now: datetime) -> Played:
    """Play in what is not there yet: reference data, staff, activities and who comes to them.

    `now` is a moment of `today`; nothing that is played in happened after it. Messages of more than two days before it are
    stopped, so that the mailbox gets the last ones only.

    Raises BrokenYear, with every problem and its line, before anything is written.
    """
    year = read(path)
    refuse_broken(path, year)
    known = set(Event.objects.exclude(source_key="").values_list("source_key", flat=True))
    stage = Stage(year=year, shift=shift.of_year(year, today), today=today, now=now)
    set_stage(stage)
    new = [row for row in year["activities"] if row["id"] not in known]
    if not new:
        return Played(0, 0, _around())
    listed = list(
        Organisation.objects.filter(source_key__in=[row["id"] for row in year["organisations"]]).order_by("pk")
    )
    crowd = names.crowd(people, listed)
    registrations, made = 0, []
    for row in new:
        event = activities.make(stage, row)
        visitors.fill(stage, row, event, crowd)
        activities.move_or_cancel(stage, row, event)
        door.scan_people(stage, event)
        registrations += event.registrations.count()
        made.append(event)
    in_between.fill(stage, made)
    toolkits.fill(stage)
    requests.fill(stage)  # before a training is closed: from then on nothing is planned with it
    closing.close_past(stage, made)
    certificates.issue_for_closed()
    learning.fill(stage)
    materials.put_ready(stage)
    draft.next_year(stage)
    messages.stop(before=now - STILL_SENT)
    return Played(len(new), registrations)


def _around() -> date | None:
    """The day on which the year was played in: that of today's meeting, as long as nobody moved it."""
    starts_at = Event.objects.filter(source_key=shift.TODAY, moved_at=None).values_list("starts_at", flat=True).first()
    return localtime(starts_at).date() if starts_at else None
