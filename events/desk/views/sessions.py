"""For trainers and helpers: only their own sessions."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache

from events.desk.given import given_by


@never_cache
@login_required
def sessions(request: HttpRequest) -> HttpResponseBase:
    """What I give or help at: today, what is still to be closed, what comes, and what has been."""
    return render(request, "bijeen/events/desk/sessions.html", {"parts": given_by(request.user, now())})
