"""Toolkits and requests for a training in every state that they can have in the demo's year."""

from typing import Any

from events.models import Event
from tests.browser.seen import MANAGER, Finder, Seen
from toolkits.models import Toolkit, TrainingRequest

PAGE, DESK = "bijeen_events:toolkits", "bijeen_events:toolkits-desk"
OWN, REQUEST = "bijeen_fixed:toolkits-request", "bijeen_events:toolkits-desk-request"


def _toolkit() -> Toolkit:
    return Toolkit.objects.get(source_key="tk-achterlating")


def _slug() -> str:
    return _toolkit().slug


def _key() -> int:
    return _toolkit().pk


def _part() -> tuple[int, Any]:
    return _key(), _toolkit().parts.first().pk


def _line() -> tuple[int, int]:
    return _key(), _toolkit().help_lines.first().pk


def _event() -> int:
    return Event.objects.filter(toolkit_key="tk-achterlating").order_by("starts_at", "pk")[:1].get().pk


def _request(key: str) -> Finder:
    return lambda: TrainingRequest.objects.get(source_key=key).pk


def _code(key: str) -> Finder:
    return lambda: TrainingRequest.objects.get(source_key=key).code


STATES = (
    Seen(PAGE + "-list"),
    Seen(PAGE + "-toolkit", args=_slug),
    Seen(PAGE + "-toolkit", "unknown", args=lambda: "bestaat-niet", status=404),
    Seen(DESK, who=MANAGER),
    Seen(DESK + "-make", who=MANAGER),
    *(Seen(f"{DESK}-{page}", who=MANAGER, args=_key) for page in ("toolkit", "change", "add", "add-help")),
    *(Seen(f"{DESK}-{page}", who=MANAGER, args=_part) for page in ("part", "remove")),
    *(Seen(f"{DESK}-{page}", who=MANAGER, args=_line) for page in ("help", "remove-help")),
    Seen(DESK + "-tie", who=MANAGER, args=_event),
    *(Seen(f"{PAGE}-{page}", args=_slug) for page in ("ask", "asked")),
    Seen(OWN, args=_code("req-02")),
    Seen(OWN, "new", args=_code("req-fresh")),
    Seen(OWN, "planned", args=_code("req-01")),
    Seen(OWN, "unknown", args=lambda: "onbekend", status=404),
    Seen(OWN + "-change", args=_code("req-02")),
    Seen(OWN + "-withdraw", args=_code("req-02")),
    Seen(REQUEST + "s", who=MANAGER),
    Seen(REQUEST, who=MANAGER, args=_request("req-02")),
    Seen(REQUEST, "late", who=MANAGER, args=_request("req-03")),
    Seen(REQUEST, "agreed", who=MANAGER, args=_request("req-settled")),
    Seen(REQUEST, "planned", who=MANAGER, args=_request("req-01")),
    Seen(REQUEST + "-plan", who=MANAGER, args=_request("req-settled")),
    Seen(REQUEST + "-decline", who=MANAGER, args=_request("req-02")),
)
NO_PAGE = {"bijeen_fixed:toolkits-part": "a file"}
