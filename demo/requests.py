"""The requests for a training of the year, each so far on its way; one came just now, one waits too long."""

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from demo.reading import Row
from demo.stage import Stage
from events.models import Event
from toolkits.models import Toolkit, TrainingRequest
from toolkits.requests import actions
from toolkits.requests.states import WAY, next_of

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
State, PartOfDay = TrainingRequest.State, TrainingRequest.PartOfDay
LATELY = 3 * DAY
WAITS = 10 * DAY  # so long a new request of the file waits already
WHO = (("Marjan", "Kuipers", "030 000 00 11"), ("Tarik", "Aydın", ""), ("Ifrah", "Hassan", "030 000 00 13"))
PARTS_OF_DAY = {"ochtend": PartOfDay.MORNING, "middag": PartOfDay.AFTERNOON, "avond": PartOfDay.EVENING}
FRESH = actions.Asking(
    organisation_name="Buurthuis De Haven",
    organisation_type="volunteers",
    municipality="Almere",
    first_name="Renske",
    family_name="de Wit",
    email="renske.de.wit@example.org",
    wish=TrainingRequest.Wish.IN_COMPANY,
    participants=9,
    functions="vrijwilligers van de ouderkamer",
    months="zodra het kan",
    part_of_day=PartOfDay.MORNING,
    anchoring="Twee van ons leren het aan nieuwe vrijwilligers.",
)
SETTLED = actions.Asking(
    organisation_name="Stichting Samen Verder",
    organisation_type="self_organisation",
    municipality="Enschede",
    first_name="Emine",
    family_name="Polat",
    email="emine.polat@example.org",
    phone="030 000 00 14",
    wish=TrainingRequest.Wish.LEARNING_SESSION,
    participants=12,
    functions="sleutelpersonen en een maatschappelijk werker",
    months="over een maand of twee",
    part_of_day=PartOfDay.EVENING,
    place=TrainingRequest.Place.YOURS,
    access="Eén deelnemer komt met een rolstoel.",
)


def fill(stage: Stage) -> None:
    """Play in the requests whose toolkit is there and that are not there yet."""
    known = set(TrainingRequest.objects.exclude(source_key="").values_list("source_key", flat=True))
    toolkits = {row.source_key: row for row in Toolkit.objects.exclude(published_at=None).exclude(source_key="")}
    rows = [row for row in stage.year.get("training_requests") or [] if row["toolkit"] in toolkits]
    for number, row in enumerate(rows):
        if row["id"] not in known:
            _play(stage, row, toolkits[row["toolkit"]], number)
    if rows and "req-fresh" not in known:
        toolkit = toolkits[rows[-1]["toolkit"]]
        _ask(toolkit, FRESH, "req-fresh", stage.now - timedelta(hours=5))
        settled = _ask(toolkit, SETTLED, "req-settled", stage.now - 3 * WEEK)
        _walk(settled, State.AGREED, stage.now - 3 * WEEK, _who_answers(stage))


def _ask(toolkit: Toolkit, asking: actions.Asking, key: str, at: datetime) -> TrainingRequest:
    token = uuid5(NAMESPACE_URL, f"bijeen:{key}:training")
    actions.ask_for_training(toolkit=toolkit, asking=asking, token=token, source_key=key, at=at)
    return TrainingRequest.objects.get(token=token)


def _play(stage: Stage, row: Row, toolkit: Toolkit, number: int) -> None:
    by = _who_answers(stage)
    training = Event.objects.filter(kind="toolkit_training", toolkit_key=toolkit.key, training_request=None).first()
    until = State(row["status"]) if row["status"] in WAY else State.NEW
    if until == State.PLANNED and training is None:
        until = State.AGREED
    planned_at = (
        min(stage.now - LATELY, (training.starts_at or stage.now) - 4 * WEEK) if training else stage.now - LATELY
    )
    asked_at = stage.now - WAITS if until == State.NEW else planned_at - WAY.index(until) * WEEK
    request = _ask(toolkit, _asking(stage, row, number), row["id"], asked_at)
    request = _walk(request, until, asked_at, by)
    if until == State.PLANNED and training:
        actions.plan_training(asked=request, event=training, at=planned_at, by=by)


def _walk(request: TrainingRequest, until: str, asked_at: datetime, by: Any) -> TrainingRequest:
    """The steps by hand up to this state, one in three days."""
    at = asked_at + DAY
    while request.state != until and (step := next_of(request.state)):
        request = actions.take_step(asked=request, step=step, at=at, by=by)
        at += 3 * DAY
    return request


def _who_answers(stage: Stage) -> Any:
    """Who organises the meetings about toolkits."""
    rows = (row for row in stage.year["activities"] if row.get("toolkit"))
    return next((stage.staff[row["organiser"]] for row in rows), None)


def _asking(stage: Stage, row: Row, number: int) -> actions.Asking:
    organisation = stage.organisations[row["organisation"]]
    first, family, phone = WHO[number % len(WHO)]
    preferred = re.sub(r" ?\b20\d\d\b", "", row.get("preferred_nl", ""))
    *months, last = preferred.split(", ")
    part = PARTS_OF_DAY.get(last, PartOfDay.ANY)
    return actions.Asking(
        organisation_name=organisation.name,
        organisation_type=organisation.type,
        municipality=organisation.municipality,
        first_name=first,
        family_name=family,
        email=f"{first.lower()}.{row['id']}@example.org",
        phone=phone,
        wish=row["wish"],
        participants=row["participants_expected"],
        functions=row.get("functions_nl", ""),
        months=preferred if part == PartOfDay.ANY else ", ".join(months),
        part_of_day=part,
        anchoring=row.get("anchoring_nl", ""),
    )
