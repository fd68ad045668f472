"""All that one address registered for, as a calendar to follow."""

from datetime import datetime, timedelta

from django.db.models import Q, prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import override

from events import conf
from events.calendar.around import calendar_around
from events.calendar.ics import dates_of, registration_entries, text_of
from events.calendar.kept import drawn_by, hashed
from events.models import ALIVE, CalendarFeed, Event, Registration, Shape

GONE_FOR = timedelta(days=30)  # so long what ended stays, as cancelled: then every calendar has seen it


def registrations_to_follow(feed: CalendarFeed, at: datetime) -> list[Registration]:
    """Those of the address that hold a place, wait for one or asked for it; and what ended lately."""
    ended_lately = ~Q(state__in=ALIVE) & Q(state_at__gte=at - GONE_FOR)
    rows = Registration.objects.filter(Q(state__in=ALIVE) | ended_lately, email=feed.email)
    rows = rows.exclude(event__status=Event.Status.DRAFT).select_related("event__venue")
    found = list(rows.prefetch_related(dates_of("event__sessions")).order_by("event__starts_at", "pk"))
    prefetch_related_objects([row for row in found if row.event.shape == Shape.SERIES], "absences")
    return found


def tag_of(feed: CalendarFeed, rows: list[Registration]) -> str:
    """Another one when any of the entries is."""
    each = [
        (row.pk, row.state, row.state_at, row.sequence, row.mode, row.language, row.event.content_version, row.event.changed_at)
        for row in rows
    ]  # fmt: skip
    return hashed(drawn_by(), feed.language, each)


def calendar_of(feed: CalendarFeed, rows: list[Registration]) -> bytes:
    """The entries, each as the mails about it have it: same UID, and in the language of the registration."""
    with override(feed.language):
        name = _("Mijn bijeenkomsten bij %(name)s") % {"name": conf.site_name()}
    texts: list[str] = []
    for row in rows:
        with override(row.language):
            texts += map(text_of, registration_entries(row))
    return calendar_around(texts, name=name)
