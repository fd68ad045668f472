"""Calendars as other programs read them: by vobject, and line by line."""

import vobject
from django.http import HttpResponse
from django.urls import reverse

from events.models import CalendarFeed


def read(response: HttpResponse) -> vobject.base.Component:
    """The calendar in an answer, read by another parser than the one that wrote it."""
    assert response.status_code == 200, response.status_code
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return vobject.readOne(response.content.decode())


def entries(response: HttpResponse) -> list:
    """Its entries; none is a calendar too."""
    return getattr(read(response), "vevent_list", [])


def titles(response: HttpResponse) -> list[str]:
    """What stands in a calendar, in its order."""
    return [entry.summary.value for entry in entries(response)]


def address(feed: CalendarFeed) -> str:
    """Where a link leads, here."""
    return reverse(f"bijeen_fixed:calendar-{'mine' if feed.kind == 'mine' else 'staff'}", args=[feed.code])
