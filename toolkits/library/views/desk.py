"""Toolkits at the desk: all of them, one with its parts and numbers, and what it says of itself."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages as flash
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from events import access
from events.asking import tried
from events.models import Event
from events.refusals import Refusal
from toolkits.library import actions, queries
from toolkits.library.access import (
    event_to_tie,
    may_keep_toolkits,
    toolkit_to_keep,
    toolkits_to_keep,
    toolkits_to_name,
)
from toolkits.library.forms import TieForm, ToolkitForm
from toolkits.library.telling import told_of
from toolkits.models import Part, Toolkit

PLACE = "bijeen/toolkits/library/"
View = Callable[..., HttpResponseBase]


def of_desk(view: View) -> View:
    """For who may keep toolkits, else a 404; nothing is kept."""

    @wraps(view)
    @never_cache
    @login_required
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_keep_toolkits(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return wrapped


def of_toolkit(view: View) -> View:
    """Load the toolkit as well."""

    @of_desk
    @wraps(view)
    def wrapped(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, toolkit_to_keep(request, pk), *args, **kwargs)

    return wrapped


def show(request: HttpRequest, template: str, /, **context: Any) -> HttpResponse:
    """A page of the desk; 422 when what was typed is not right."""
    form = context.get("form")
    status = 422 if request.method == "POST" and form is not None and form.errors else 200
    return render(request, f"{PLACE}{template}.html", context, status=status)


@of_desk
def toolkits(request: HttpRequest) -> HttpResponseBase:
    """All toolkits, drafts too."""
    return show(request, "desk_list", toolkits=queries.toolkits_at_the_desk(toolkits_to_keep(request.user)))


@of_desk
def make(request: HttpRequest) -> HttpResponseBase:
    """A new one, as a draft."""

    def act(form: ToolkitForm) -> Toolkit:
        return actions.make_toolkit(at=now(), by=request.user, **form.values)

    form, made = tried(request, None, ToolkitForm, act)
    if made:
        flash.success(request, _("De toolkit is er als concept. Zet er nu onderdelen in."))
        return redirect("bijeen_events:toolkits-desk-toolkit", made.pk)
    return show(request, "desk_form", form=form)


@of_toolkit
def change(request: HttpRequest, toolkit: Toolkit) -> HttpResponseBase:
    """What it says of itself. Saving over a newer version is refused and shows both."""

    def act(form: ToolkitForm) -> Toolkit:
        version = form.cleaned_data["version"]
        return actions.change_toolkit(toolkit=toolkit, version=version, at=now(), by=request.user, **form.values)

    form, done = tried(request, toolkit, ToolkitForm, act)
    if done:
        flash.success(request, _("Bewaard."))
        return redirect("bijeen_events:toolkits-desk-toolkit", toolkit.pk)
    return show(request, "desk_form", form=form, toolkit=toolkit)


@of_toolkit
def toolkit(request: HttpRequest, toolkit: Toolkit) -> HttpResponseBase:
    """One screen: the parts in order, whom to call, its meetings, and whether it is on the site."""
    if request.method == "POST":
        return _done(request, toolkit)
    events = access.events_to_organise(request.user)
    return show(
        request,
        "desk_toolkit",
        toolkit=toolkit,
        told=told_of(toolkit),
        parts=queries.parts_of(toolkit),
        help_lines=queries.help_lines_of(toolkit),
        events=queries.events_of(toolkit, events),
    )


def _done(request: HttpRequest, toolkit: Toolkit) -> HttpResponseBase:
    """One button of that screen: on the site, off the site, a part up or down."""
    said: dict[str, Any] = {"at": now(), "by": request.user}
    try:
        if "publish" in request.POST:
            actions.publish_toolkit(toolkit=toolkit, **said)
            flash.success(request, _("De toolkit staat op de site."))
        elif "withdraw" in request.POST:
            actions.withdraw_toolkit(toolkit=toolkit, **said)
            flash.success(request, _("De toolkit is van de site. Je kunt hem hier nog bewerken."))
        else:
            up = "up" in request.POST
            actions.move_part(part=_part(toolkit, request.POST.get("up" if up else "down", "")), up=up, **said)
    except Refusal as no:
        flash.error(request, f"{no} {no.remedy}")
    return redirect("bijeen_events:toolkits-desk-toolkit", toolkit.pk)


def _part(toolkit: Toolkit, key: str) -> Part:
    try:
        return get_object_or_404(toolkit.parts, pk=UUID(key))
    except ValueError as error:
        raise Http404 from error


@never_cache
@login_required
def tie(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Which toolkit an event is about, for who organises that event."""
    event = event_to_tie(request, pk)
    toolkits = toolkits_to_name(request.user, event)

    def act(form: TieForm) -> Event:
        return actions.tie_event(event=event, at=now(), by=request.user, **form.cleaned_data)

    form, done = tried(request, event, lambda row, data: TieForm(row, toolkits, data), act)
    if done:
        flash.success(request, _("Bewaard."))
        return redirect("bijeen_events:desk-event", event.pk)
    return show(request, "desk_tie", form=form, event=event)
