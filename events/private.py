"""Pages behind a code: they speak the registration's language, and nothing of them may be kept, followed or passed on."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language_from_request, override
from django.views.decorators.csrf import csrf_exempt

from events.codes import code_from

View = Callable[..., HttpResponseBase]


def sealed(response: HttpResponseBase) -> HttpResponseBase:
    """The headers of a page behind a code."""
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


UNKNOWN = "bijeen/events/registration/unknown.html"


def nothing_here(request: HttpRequest, template: str = UNKNOWN) -> HttpResponseBase:
    """What an old or wrong code gets, in the language that the browser asks for: it says not whether it ever existed."""
    with override(get_language_from_request(request)):
        return sealed(render(request, template, status=404))


def behind_code(load: Callable[[str], Any], unknown: str = UNKNOWN) -> Callable[[View], View]:
    """Load by the code in the address and hand it to the view; an old or wrong code says what to do (the template
    `unknown`), and nothing else.

    No token against forgery: who can make the address holds the code, which is the only right there is. Nor could one be
    checked, since a page that sends no referrer has no origin to its browser (Fetch, "append a request Origin header").
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapped(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                found = load(code_from(code))
                with override(found.language):
                    return sealed(view(request, found, *args, **kwargs))
            except Http404:
                return nothing_here(request, unknown)

        return csrf_exempt(wrapped)

    return decorate
