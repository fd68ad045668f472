"""Following one's own work in one's own calendar: the links, made, renewed and ended."""

from dataclasses import dataclass

from django.contrib import messages as flash
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from events.calendar import queries
from events.calendar.actions import end_feed, make_feed, renew_feed
from events.calendar.queries import Kind, Links
from events.models import CalendarFeed
from events.refusals import Refusal


@dataclass(frozen=True)
class Row:
    """One calendar that somebody can follow, and its link when there is one."""

    kind: Kind
    feed: CalendarFeed | None

    @property
    def links(self) -> Links | None:
        return queries.links_of(self.feed) if self.feed else None


@never_cache
@login_required
def calendar(request: HttpRequest) -> HttpResponseBase:
    """What I organise, and what I give."""
    kinds, feeds = queries.kinds_for(request.user), queries.feeds_of_staff(request.user)
    rows = [Row(kind, feeds.get(kind)) for kind in Kind if kind in kinds or kind in feeds]
    if not rows:
        raise Http404
    if request.method == "POST":
        try:
            _act(request, feeds)
        except Refusal as no:
            flash.error(request, f"{no} {no.remedy}".strip())
        return redirect("bijeen_events:desk-calendar")
    return render(request, "bijeen/events/desk/calendar.html", {"rows": rows})


def _act(request: HttpRequest, feeds: dict[str, CalendarFeed]) -> None:
    """Make one, or renew or end one of one's own."""
    at, asked = now(), request.POST
    if kind := asked.get("make"):
        make_feed(kind=kind, user=request.user, at=at, language=get_language() or "nl")
        flash.success(request, _("De link is er. Zet hem in je agenda."))
    elif feed := feeds.get(asked.get("renew", "")):
        renew_feed(feed=feed, at=at)
        flash.success(request, _("Je hebt een nieuwe link. De oude werkt niet meer."))
    elif feed := feeds.get(asked.get("end", "")):
        end_feed(feed=feed, at=at)
        flash.success(request, _("De link is beëindigd. Haal de agenda ook weg uit je agendaprogramma."))
