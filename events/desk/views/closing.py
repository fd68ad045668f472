"""Close an event, or open it again: for who organises it."""

from datetime import date
from typing import Any

from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _

from events import access
from events.attendance import actions
from events.attendance.actions import closes_by_itself_on
from events.attendance.lists import AttendanceList, list_of
from events.desk.forms.presence import ReopenForm
from events.desk.views.loading import of_event, show
from events.desk.views.trying import tried
from events.models import Event
from events.moments import today
from events.refusals import Refusal


@of_event
def close(request: HttpRequest, event: Event) -> HttpResponseBase:
    """Every session with its state and what is not certain; then the event as a whole."""
    if not event.is_past(now()) or event.is_cancelled or event.status == Event.Status.DRAFT:
        return show(request, event, "not_yet")
    if request.method == "POST" and not access.organises(request.user, event):
        raise Http404
    is_closed = event.status == Event.Status.CLOSED
    form, opened = _reopening(request, event) if is_closed else (None, None)
    if opened:
        flash.success(request, _("De bijeenkomst is weer open."))
        return redirect("bijeen_events:desk-close", pk=event.pk)
    refusal = _close(request, event) if request.method == "POST" and not is_closed else None
    if request.method == "POST" and not is_closed and refusal is None:
        flash.success(request, _("De bijeenkomst is afgesloten."))
        return redirect("bijeen_events:desk-close", pk=event.pk)
    return show(request, event, "close", 409 if refusal else None, form=form, refusal=refusal, **_shown(request, event))


def _close(request: HttpRequest, event: Event) -> Refusal | None:
    try:
        actions.close_event(event=event, at=now(), by=request.user)
    except Refusal as no:
        return no
    return None


def _reopening(request: HttpRequest, event: Event) -> tuple[Any, Any]:
    def act(form: ReopenForm) -> Event:
        reason = form.cleaned_data["reason"]
        return actions.reopen_event(event=event, reason=reason, at=now(), by=request.user)

    return tried(request, event, lambda _row, data: ReopenForm(data), act)


def _shown(request: HttpRequest, event: Event) -> dict[str, Any]:
    sessions = event.sessions.filter(has_checkin=True).select_related("event", "room", "round")
    lists: list[AttendanceList] = [list_of(session) for session in sessions]
    asking = [(found.session, one) for found in lists for one in found.people if one.claim is not None]
    return {
        "lists": lists,
        "asking": asking,
        "is_closed": event.status == Event.Status.CLOSED,
        "all_closed": all(found.session.closed_at for found in lists),
        "may_act": access.organises(request.user, event),
        "closes_on": _closes_on(event),
    }


def _closes_on(event: Event) -> date | None:
    """When it closes by itself; None once that day is over, since then something is in doubt."""
    closes_on = closes_by_itself_on(event.ends_at) if event.ends_at else None
    return closes_on if closes_on and closes_on >= today() else None
