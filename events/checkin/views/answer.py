"""The answer to one line: it fills the screen."""

from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from events.checkin.doors import Door
from events.checkin.lines import Answer
from events.checkin.queries import answer_to, crowd_at
from events.checkin.views.loading import Place, at_door, show
from events.checkin.words import LOOKS, marks_of, name_in, sentence_of, word_of
from events.models import Scan

V = Scan.Verdict
LETS_IN = (
    V.OTHER_SESSION,
    V.WAITING,
    V.NOT_CONFIRMED,
    V.CANCELLED,
    V.REPLACED,
)  # whoever stands at the door may say so


@require_safe
@at_door
def answer(request: HttpRequest, door: Door, pk: UUID) -> HttpResponseBase:
    """What a line was answered; `?deel` gives the part that the door's script puts over its page."""
    found = answer_to(door, pk)
    if found is None:
        raise Http404
    scan, told = found
    place = Place(door, told.session)
    context: dict[str, Any] = {
        "door": door,
        "place": place,
        "look": LOOKS[told.verdict],
        "verdict": told.verdict,
        "word": word_of(told.verdict),
        "name": name_in(told, door.event),
        "sentence": sentence_of(told),
        "marks": marks_of(told),
        "crowd": crowd_at(door, told.session),
        "row": scan.registration_id,
        "may_let_in": _may_let_in(door, told),
        "undoes": _to_undo(scan, told),
        "token": uuid4(),
    }
    return show(request, "_answer" if "deel" in request.GET else "answer", **context)


def _may_let_in(door: Door, told: Answer) -> bool:
    """Above the number of places it is the organiser who decides."""
    if told.registration is None:
        return False
    return told.verdict in LETS_IN or (told.verdict == V.SESSION_FULL and door.is_organiser)


def _to_undo(scan: Scan, told: Answer) -> UUID | None:
    if told.because:
        return told.because.pk
    return scan.pk if told.verdict in (V.WELCOME, V.LEFT) else None
