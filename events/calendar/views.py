"""Calendars: one event and my own registration to take in; my own, and that of staff, to follow."""

from collections.abc import Callable
from hashlib import blake2b

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from events import access
from events.calendar import kept, own, queries, work
from events.calendar.actions import use_feed
from events.calendar.around import calendar_around
from events.calendar.ics import registration_calendar
from events.models import CalendarFeed, Event, Registration
from events.private import behind_code


def answer(request: HttpRequest, tag: str, draw: Callable[[], bytes], filename: str) -> HttpResponseBase:
    """A calendar with its ETag (a weak one: of what it is drawn, RFC 9110, 8.8.1); 304, and nothing drawn, when whoever
    asks has it already.
    """
    etag = f'W/"{tag}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(draw(), content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response["ETag"] = etag
    return response


def public(response: HttpResponseBase) -> HttpResponseBase:
    """The header of a calendar that is the same for everybody."""
    response["Cache-Control"] = "public, max-age=300"
    return response


@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One event, as anybody may know it."""
    found: Event = access.event_to_see(slug)
    if moved := access.moved_to(request, found):
        return moved
    rows = Event.objects.filter(pk=found.pk)
    tag = kept.hashed(kept.drawn_by(), kept.language_now(), found.content_version, found.changed_at)
    return public(answer(request, tag, lambda: calendar_around(kept.public_texts(rows, 1)), "bijeenkomst.ics"))


@behind_code(access.registration_by_code)
@require_safe
def registration(request: HttpRequest, found: Registration) -> HttpResponseBase:
    """My own, by the code of my registration."""
    body, _method = registration_calendar(found, cancels=not found.is_alive)
    return answer(request, blake2b(body, digest_size=12).hexdigest(), lambda: body, "bijeenkomst.ics")


@behind_code(queries.own_feed)
@require_safe
def mine(request: HttpRequest, feed: CalendarFeed) -> HttpResponseBase:
    """All that my address registered for, to follow."""
    at = now()
    use_feed(feed=feed, at=at)
    rows = own.registrations_to_follow(feed, at)
    return answer(request, own.tag_of(feed, rows), lambda: own.calendar_of(feed, rows), "agenda.ics")


@behind_code(queries.staff_feed)
@require_safe
def staff(request: HttpRequest, feed: CalendarFeed) -> HttpResponseBase:
    """What I organise, or give, to follow."""
    at = now()
    use_feed(feed=feed, at=at)
    wanted = work.entries_to_follow(feed, at)
    return answer(request, work.tag_of(feed, wanted), lambda: work.calendar_of(feed, wanted), "agenda.ics")
