"""Public pages, drawn once and kept: the same page is not drawn again until what it shows has changed.

Kept in each worker's own memory, under a key that holds everything a page depends on. Seats are left out of what is kept
and put in afterwards, so that a rush of registrations draws nothing anew.
"""

from collections.abc import Callable
from copy import copy
from hashlib import blake2b
from threading import Lock

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language

from events import access, disclosure
from events.display import theme_of
from events.models import Event

KEEP = 600
_filling: dict[str, Lock] = {}


def kept(request: HttpRequest, key: str, draw: Callable[[], str]) -> str:
    """The page under this key, language, display and way of disclosing; one draws it, the others wait for it."""
    whole = f"page:{key}:{get_language()}:{theme_of(request)}:{int(disclosure.is_open())}:{request.path}"
    cache = caches["default"]
    page = cache.get(whole)
    if page is None:
        with _filling.setdefault(whole, Lock()):
            page = cache.get(whole)
            if page is None:
                page = draw()
                cache.set(whole, page, KEEP)
        _filling.pop(whole, None)
    return page


def kept_event(slug: str) -> Event:
    """The event at this address for anybody, as `access.event_to_see` gives it (else its 404).

    What decides whether it may be seen is asked each time; the rest of the row, and its house, is kept under the version of
    what a page shows, since to read it costs more than everything else that a kept page does.
    """
    deciding = Event.objects.filter(slug=slug).values_list(
        "pk", "content_version", "status", "visibility", "is_sensitive", "changed_at"
    )
    row = deciding.first()
    if row is None:
        return access.event_to_see(slug)
    cache, key = caches["default"], f"event:{slug}:" + ":".join(map(str, row)).replace(" ", "T")
    event = cache.get(key)
    if event is None:
        event = access.event_to_see(slug)
        cache.set(key, event, KEEP)
    return event


def without_query(request: HttpRequest) -> HttpRequest:
    """The request with nothing but its address: what is kept for everybody repeats nothing that one visitor's link said."""
    bare = copy(request)
    bare.META = {**request.META, "QUERY_STRING": ""}
    bare.__dict__.pop("GET", None)  # made from the query, when it is asked for
    return bare


def answer(request: HttpRequest, page: str) -> HttpResponse:
    """The page with an ETag; 304 when the browser has it already."""
    body = page.encode()
    tag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
    if request.headers.get("if-none-match") == tag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(body)
    response["ETag"] = tag
    patch_cache_control(response, max_age=0, must_revalidate=True)
    return response
