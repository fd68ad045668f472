"""`POST /checkins`: the batch that doors send."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.timezone import now

from events.api.batch import BatchIn, behind, id_of, read
from events.checkin.actions import record_scans
from events.checkin.lines import Answer, Line
from events.checkin.words import message_of, name_in
from events.models import Event


def send(request: HttpRequest, batch: BatchIn) -> HttpResponse:
    """Write down what happened at a door: at most 500 scans, one answer a scan, in the same order.

    Each scan is looked at by itself. Nothing that happened is refused: a scan gets a verdict and is written down, or it is a
    problem (it cannot be read, its moment cannot be right, its id was another scan). The same id again gives the first answer
    and writes nothing, so a batch may be sent again when no answer came.
    """
    at = now()
    door = request.auth.door(batch.event, at)  # type: ignore[attr-defined]
    found = [read(raw, batch, at) for raw in batch.scans]
    lines = [line for line in found if isinstance(line, Line)]
    answers = iter(record_scans(door=door, lines=lines, device=batch.device, at=at, behind=behind(batch, at)))
    results = [next(answers) if isinstance(line, Line) else Answer("", problem=line) for line in found]
    told = [_told(id_of(raw), got, door.event) for raw, got in zip(batch.scans, results, strict=True)]
    # as it is: to check five hundred answers against the schema costs more than they did
    return JsonResponse({"results": told}, headers={"Cache-Control": "no-store"})


def _told(id: str | None, answer: Answer, event: Event) -> dict[str, Any]:
    told: dict[str, Any] = {"id": id, "message": message_of(answer)}
    told["problem" if answer.problem else "verdict"] = answer.problem or answer.verdict
    name = name_in(answer, event)
    return {**told, "name": name} if name else told
