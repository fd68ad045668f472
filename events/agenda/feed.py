"""The agenda as a calendar to subscribe to, with the same filters."""

from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from events import conf
from events.agenda.filters import Filters
from events.agenda.queries import filtered, left_by
from events.calendar.around import calendar_around
from events.calendar.kept import language_now, public_tag, public_texts
from events.calendar.queries import Links, links_to
from events.calendar.views import answer, public

MOST = 1000


@require_safe
def feed(request: HttpRequest) -> HttpResponseBase:
    """What is to come, as far as a list may show it. In Dutch, unless the address says `taal=en`."""
    filters, at = Filters.from_query(request.GET), now()
    with override("en" if request.GET.get("taal") == "en" else "nl"):
        return public(answer(request, public_tag(left_by(filters, at)), lambda: _drawn(filters, at), "agenda.ics"))


def _drawn(filters: Filters, at: datetime) -> bytes:
    return calendar_around(public_texts(filtered(filters, at), MOST), name=_name(filters))


def _name(filters: Filters) -> str:
    """What it holds: two that are followed beside each other are told apart by it."""
    name = _("Agenda van %(name)s") % {"name": conf.site_name()}
    chosen = ", ".join(words for words, _address in filters.chips())
    return f"{name}: {chosen}" if chosen else name


def links(filters: Filters) -> Links | None:
    """The links to this calendar with the same filters, in the active language; None where it is not mounted."""
    try:
        path = reverse("bijeen_fixed:calendar-agenda")
    except NoReverseMatch:
        return None
    query = "&".join(filter(None, (filters.query(), urlencode({"taal": "en"}) if language_now() == "en" else "")))
    return links_to(f"{path}?{query}" if query else path)
