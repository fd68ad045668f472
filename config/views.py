"""The site's own pages. None of them knows who is looking."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from config.forms import DisplayForm
from events.display import COOKIE, theme_of
from events.extend import holdings

YEAR = 365 * 24 * 3600


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What we keep, why, who sees it and until when: the list is what the apps declare, so that it is true."""
    return render(request, "site/privacy.html", {"holdings": list(holdings)})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "site/accessibility.html")


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """Whom to call or write to."""
    return render(request, "site/contact.html")


@never_cache
@csrf_exempt  # keeps nothing but a colour, and a token would make a session of every visit
def choose_display(request: HttpRequest) -> HttpResponse:
    """Light, dark, or as the device does: kept in a cookie, and back to where you were."""
    form = DisplayForm(request.POST or None, initial={"theme": theme_of(request), "next": _came_from(request)})
    if request.method != "POST" or not form.is_valid():
        return render(request, "site/display.html", {"form": form})
    response = HttpResponseRedirect(_inside(request, form.cleaned_data["next"]))
    if theme := form.cleaned_data["theme"]:
        response.set_cookie(COOKIE, theme, max_age=YEAR, secure=settings.SECURE_SITE, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response


def _came_from(request: HttpRequest) -> str:
    try:
        came_from = urlsplit(request.headers.get("referer", ""))
    except ValueError:  # what is no address, such as "http://["
        return ""
    if came_from.netloc != request.get_host() or came_from.path == request.path:
        return ""
    return came_from._replace(scheme="", netloc="", fragment="").geturl()


def _inside(request: HttpRequest, url: str) -> str:
    safe = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if url and safe else reverse("bijeen_site:display")


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """For machines: whether the site and its database answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"ok": False, "database": False}, status=503)
    return JsonResponse({"ok": True, "database": True})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines leave alone: the desk, and whatever stands behind a code."""
    closed = [
        "beheer",
        "aanmelding",
        "formulier",
        "groep",
        "mijn",
        "bewijs",
        "t",
        "T",
        "inloggen",
        "account",
        "admin",
        "demo",
    ]
    lines = ["User-agent: *", *(f"Disallow: {prefix}/{name}/" for name in closed for prefix in ("", "/en"))]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For browsers that ask for it by its old name."""
    return redirect(static("bijeen/site/icon.svg"))
