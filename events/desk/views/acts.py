"""One thing that is done to an event, each on a page of its own: publish, move, cancel, copy, throw away."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.desk.forms.acts import CancelForm, CopyForm, DiscardForm, MoveForm, PublishForm
from events.desk.views.loading import of_event, show
from events.desk.views.trying import Build, tried
from events.models import Event
from events.moments import when
from events.planning import actions
from events.planning.queries import warnings_of
from events.planning.states import refuse_unless_draft, refuse_unless_published
from events.refusals import Refusal


def _do(
    request: HttpRequest, event: Event, page: str, build: Build, act: Callable[[Any], str], **more: Any
) -> HttpResponseBase:
    """Show a form; when it is good do one thing, say so, and go on. `act` takes the form and gives the sentence."""
    form, done = tried(request, event, build, act)
    if done:
        flash.success(request, done)
        return redirect(*more.get("then", ("bijeen_events:desk-event", event.pk)))
    return show(request, event, page, form=form, **more)


def _impossible(request: HttpRequest, event: Event, title: str, refuse: Callable[[Event], None]) -> Any:
    """A page that says what is so, for what cannot be done as the event stands; None where it can."""
    try:
        refuse(event)
    except Refusal as no:
        return show(request, event, "impossible", title=title, no=no)
    return None


@of_event
def publish(request: HttpRequest, event: Event) -> HttpResponseBase:
    """Now, or at a moment; what does not add up asks one sentence why."""
    if told := _impossible(request, event, _("Publiceer"), refuse_unless_draft):
        return told
    warnings = warnings_of(event, now())

    def act(form: PublishForm) -> str:
        data = {"event": event, "at": now(), "by": request.user, **form.cleaned_data}
        if data["publish_at"]:
            actions.publish_later(**data)
            return _("Komt vanzelf op de agenda: %(when)s.") % {"when": when(data["publish_at"])}
        del data["publish_at"]
        actions.publish_event(**data)
        return _("Staat op de agenda.")

    asks = any(warning.asks_why for warning in warnings)
    return _do(
        request, event, "publish", lambda row, data: PublishForm(row, warnings, data), act, warnings=warnings, asks=asks
    )


@of_event
def move(request: HttpRequest, event: Event) -> HttpResponseBase:
    """Another day, hour or place; everybody is told once."""
    if told := _impossible(request, event, _("Verplaats"), refuse_unless_published):
        return told
    affected = actions.who_is_affected(event)

    def act(form: MoveForm) -> str:
        actions.move_event(event=event, at=now(), by=request.user, **form.values)
        return _("Verplaatst.") + " " + _told(affected)

    return _do(request, event, "move", MoveForm, act, affected=affected)


@of_event
def cancel(request: HttpRequest, event: Event) -> HttpResponseBase:
    """Who is affected, what they will be told, and one button."""
    if told := _impossible(request, event, _("Gaat niet door"), refuse_unless_published):
        return told
    affected = actions.who_is_affected(event)

    def act(form: CancelForm) -> str:
        actions.cancel_event(event=event, at=now(), by=request.user, **form.cleaned_data)
        return _("Deze bijeenkomst gaat niet door.") + " " + _told(affected)

    return _do(request, event, "cancel", CancelForm, act, affected=affected)


def _told(affected: actions.Affected) -> str:
    mailed = affected.people - affected.without_mail
    if not mailed:
        return _("Niemand krijgt een mail.")
    return ngettext("%(n)d mens krijgt één mail.", "%(n)d mensen krijgen elk één mail.", mailed) % {"n": mailed}


@of_event
def copy(request: HttpRequest, event: Event) -> HttpResponseBase:
    """The same on another day."""

    def act(form: CopyForm) -> Event:
        return actions.copy_event(event=event, starts_at=form.moment, at=now(), by=request.user)

    form, made = tried(request, event, lambda _row, data: CopyForm(data), act)
    if made:
        flash.success(request, _("Dit is de kopie, als concept."))
        return redirect("bijeen_events:desk-event", made.pk)
    return show(request, event, "copy", form=form)


@of_event
def discard(request: HttpRequest, event: Event) -> HttpResponseBase:
    """Throw a draft away; asked first."""
    if told := _impossible(request, event, _("Gooi weg"), refuse_unless_draft):
        return told

    def act(form: DiscardForm) -> str:
        actions.discard_draft(event=event, at=now(), by=request.user, **form.cleaned_data)
        return _("Het concept is weggegooid.")

    return _do(request, event, "discard", DiscardForm, act, then=("bijeen_events:desk-home",))
