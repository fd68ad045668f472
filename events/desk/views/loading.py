"""How every page of the desk begins."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages as flash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from events import access
from events.models import Event, Registration, State
from events.registration.refusals import NotInThisState

View = Callable[..., HttpResponseBase]


def of_event(view: View) -> View:
    """Load the event that somebody organises, or answer 404; nothing is kept."""

    @wraps(view)
    @never_cache
    @login_required
    def wrapped(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, access.event_to_organise(request, pk), *args, **kwargs)

    return wrapped


def to_what_stands(request: HttpRequest, event: Event, registration: Registration) -> HttpResponse:
    """Of a registration that is over: its own page, with why nothing else can be done; for a page that lay open."""
    flash.warning(request, str(NotInThisState(state=State(registration.state).label)))
    return redirect("bijeen_events:desk-person", event.pk, registration.pk)


def show(
    request: HttpRequest, event: Event, template: str, status: int | None = None, /, **context: Any
) -> HttpResponse:
    """A page about one event; 422 when what was typed is not right."""
    form = context.get("form")
    if status is None:
        status = 422 if request.method == "POST" and form is not None and form.errors else 200
    return render(request, f"bijeen/events/desk/{template}.html", {"event": event, **context}, status=status)
