"""What people see when something is not there, may not be done, or went wrong."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader


def not_signed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came back without its token: it lay open too long, or cookies are off."""
    return render(request, "site/stale_form.html", status=403)


def not_there(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address that is not there, whatever was sent to it. Django's own page would look in that for a token, and break."""
    return render(request, "404.html", status=404)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What came cannot be read. Django's own page would look in it again for a token, and break."""
    return render(request, "400.html", status=400)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """A fixed page in two languages, which needs nothing that may be broken; 503 when the database is gone."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        page = HttpResponse(loader.get_template("503.html").render(), status=503)
        page["Retry-After"] = "60"
        return page
    return HttpResponse(loader.get_template("500.html").render(), status=500)
