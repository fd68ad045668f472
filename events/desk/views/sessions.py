"""For trainers and helpers: only their own sessions, and who is expected."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache

from events import access, disclosure
from events.desk.queries import expected_at
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


@never_cache
@login_required
def expected(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Who is expected in one session."""
    session = access.sessions_to_see(request.user).filter(pk=pk).select_related("event__venue", "room").first()
    if session is None:
        raise Http404
    context = {
        "session": session,
        "event": session.event,
        "people": expected_at(session),
        "told": disclosure.of(session.event),
        "gives_it": access.sessions_to_train(request.user).filter(pk=session.pk).exists(),
    }
    return render(request, "bijeen/events/desk/expected.html", context)
