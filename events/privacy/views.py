"""For the privacy officer: one page, and it is true."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache

from events import access
from events.models import Role
from events.privacy import queries


@never_cache
@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """What personal data is where, why, who sees it, and when it goes."""
    if not access.has_role(request.user, Role.Name.PRIVACY_OFFICER, Role.Name.ADMINISTRATOR):
        raise Http404
    context = {"held": queries.what_is_held(now()), "runs": queries.last_runs()}
    return render(request, "bijeen/events/privacy/overview.html", context)
