"""What a request as a whole can get wrong, as RFC 9457 wants it told."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """One kind of problem: its status, and a title for people."""

    status: int
    title: str | Promise


KINDS: dict[str, Kind] = {
    "unreadable": Kind(400, _("Dit verzoek is geen leesbare JSON.")),
    "who_are_you": Kind(401, _("Dit verzoek zegt niet wie je bent, of met een sleutel die niet werkt.")),
    "form_lay_too_long": Kind(403, _("Open de deur opnieuw: de pagina is verlopen.")),
    "second_factor": Kind(403, _("Zet eerst de tweede stap van het inloggen aan.")),
    "no_door": Kind(403, _("Hier is geen deur waar jij mag staan.")),
    "too_large": Kind(413, _("Dit verzoek is te groot. Stuur hoogstens 500 scans tegelijk.")),
    "wrong_shape": Kind(422, _("Dit verzoek mist iets, of er staat iets anders dan verwacht.")),
    "too_often": Kind(429, _("Dit is nu te vaak geprobeerd. Wacht een uur.")),
}


class Problem(Exception):
    """The request is not answered, and why."""

    def __init__(self, code: str, **more: Any) -> None:
        self.code, self.more = code, more
        super().__init__(code)


def answer(request: HttpRequest, problem: Problem) -> JsonResponse:
    """The problem as JSON; what was asked is not repeated."""
    kind = KINDS[problem.code]
    body = {"type": "about:blank", "title": str(kind.title), "status": kind.status, "code": problem.code}
    response = JsonResponse({**body, **problem.more}, status=kind.status, content_type="application/problem+json")
    response["Cache-Control"] = "no-store"
    if kind.status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="bijeen"'
    if kind.status == 429:
        response["Retry-After"] = "3600"
    return response
