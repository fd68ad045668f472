"""Calendars to download: one event, and my own registration."""

from hashlib import blake2b

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.views.decorators.http import require_safe

from events import access
from events.calendar.ics import event_calendar, registration_calendar
from events.models import Event, Registration
from events.private import behind_code


def answer(request: HttpRequest, body: bytes, filename: str, *, private: bool = False) -> HttpResponse:
    """A calendar with its ETag; 304 when nothing has changed."""
    tag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
    if not private and request.headers.get("if-none-match") == tag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-store" if private else "public, max-age=300"
    if private:
        response["X-Robots-Tag"], response["Referrer-Policy"] = "noindex", "no-referrer"
    return response


@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One event, as anybody may know it."""
    found: Event = access.event_to_see(slug)
    if moved := access.moved_to(request, found):
        return moved
    return answer(request, event_calendar([found]), "bijeenkomst.ics")


@behind_code(access.registration_by_code)
@require_safe
def registration(request: HttpRequest, found: Registration) -> HttpResponse:
    """My own, by the code of my registration."""
    body, _method = registration_calendar(found, cancels=not found.is_alive)
    return answer(request, body, "bijeenkomst.ics", private=True)
