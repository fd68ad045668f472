"""For trainers and helpers: only their own sessions."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache

from events import access
from events.models import Event


@never_cache
@login_required
def sessions(request: HttpRequest) -> HttpResponseBase:
    """What I give or help at, soonest first."""
    mine = access.sessions_to_see(request.user).filter(ends_at__gte=now())
    mine = mine.exclude(event__status=Event.Status.DRAFT).order_by("starts_at")
    return render(
        request, "bijeen/events/desk/sessions.html", {"sessions": mine.select_related("event__venue", "venue", "room")}
    )
