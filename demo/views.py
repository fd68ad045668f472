"""Who is who in the demo, and signing in as one of them with one click. Nothing of this is mounted outside the demo."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from demo.cast import BY_KEY, CAST, Member
from demo.links import links
from demo.shift import TODAY
from events.models import Event


@never_cache
@require_safe
def cast(request: HttpRequest) -> HttpResponse:
    """The seven links, and everybody who can be signed in as."""
    _refuse_outside_demo()
    members = [member for member in CAST if member.user]
    return render(request, "demo/cast.html", {"links": links(), "members": members})


@never_cache
def sign_in(request: HttpRequest, key: str) -> HttpResponse:
    """Sign in as one of the cast. A link does it too: it is printed to be clicked."""
    _refuse_outside_demo()
    member = BY_KEY.get(key)
    if member is None:
        raise Http404
    user = member.user
    if user is None:
        return render(request, "demo/empty.html", status=404)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(_landing(member))


def _landing(member: Member) -> str:
    today = Event.objects.filter(source_key=TODAY).values_list("slug", flat=True)
    for name in member.lands_on:
        try:
            return reverse(name, args=list(today[:1]) if name.endswith("-event") else [])
        except NoReverseMatch:
            continue
    return "/"


def _refuse_outside_demo() -> None:
    if not settings.BIJEEN_DEMO:
        raise Http404
