"""The agenda as a calendar to subscribe to, with the same filters."""

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from events import conf
from events.agenda.filters import Filters
from events.agenda.queries import filtered
from events.calendar.ics import event_calendar
from events.calendar.views import answer

MOST = 1000


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """What is to come, as far as a list may show it."""
    events = filtered(Filters.from_query(request.GET), now()).prefetch_related("sessions__venue")[:MOST]
    with override("nl"):
        body = event_calendar(events, name=_("Agenda van %(name)s") % {"name": conf.site_name()})
    return answer(request, body, "agenda.ics")
