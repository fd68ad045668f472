"""What people at an event need, for who organises it and nobody else; and the numbers for the caterer."""

from datetime import datetime
from typing import Any

from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _

from events import access, disclosure
from events.codes import key_from
from events.desk.actions import download_catering
from events.desk.expected import turnout_of
from events.desk.views.loading import of_event, show
from events.models import HOLDING, AccessNeed, DietaryNeed, Event, State
from events.refusals import Refusal
from events.registration import actions
from events.registration.catering import catering_of
from events.registration.needs import ACCESS

S = AccessNeed.State
ANSWERS = (S.ARRANGING, S.CALLING, S.ARRANGED)


@of_event
def needs(request: HttpRequest, event: Event) -> HttpResponseBase:
    """What people need, and how far each is; a button says the next step."""
    _refuse_others(request, event)
    if request.method == "POST":
        return _answer(request, event)
    comes = {"registration__event": event, "registration__state__in": (*HOLDING, State.WAITING, State.REQUESTED)}
    asked = AccessNeed.objects.filter(**comes).select_related("registration")
    order = {S.ASKED: 0, S.CALLING: 1, S.ARRANGING: 2, S.ARRANGED: 3}
    rows = sorted(asked, key=lambda row: (order[S(row.state)], row.pk))
    notes = DietaryNeed.objects.filter(**comes).exclude(note="").order_by("pk").values_list("note", flat=True)
    return show(request, event, "needs", rows=[_row(row) for row in rows], notes=notes, **_numbers(event, now()))


def _numbers(event: Event, at: datetime) -> dict[str, Any]:
    """For the caterer; what to count on is of the event as a whole, and says nothing of one meeting of a series."""
    found = catering_of(event, at)
    return {"catering": found, "turnout": None if found.meeting else turnout_of(event)}


def _row(need: AccessNeed) -> dict[str, Any]:
    words = dict(ACCESS)
    said = [str(words.get(value, value)) for value in need.values] + ([need.note] if need.note else [])
    if need.companion:
        said.append(_("Neemt een begeleider mee"))
    steps = [(str(step), str(step.label)) for step in ANSWERS if step != need.state]
    return {"need": need, "said": said, "steps": steps}


def _answer(request: HttpRequest, event: Event) -> HttpResponseBase:
    state = next((step for step in ANSWERS if step in request.POST), None)
    if state is None:
        raise Http404
    rows = AccessNeed.objects.filter(registration__event=event).select_related("registration")
    need = get_object_or_404(rows, pk=key_from(request.POST[state]))
    try:
        is_mailed = actions.answer_need(need=need, state=state, at=now(), by=request.user)
    except Refusal as no:
        flash.error(request, f"{no} {no.remedy}".strip())
    else:
        flash.success(request, f"{_said(need, event, state)} {_told(need, is_mailed)}")
    return redirect("bijeen_events:desk-needs", event.pk)


def _said(need: AccessNeed, event: Event, state: str) -> str:
    sentences = {
        S.ARRANGING: _("De wens van %(name)s staat op: we regelen het."),
        S.CALLING: _("De wens van %(name)s staat op: we bellen."),
        S.ARRANGED: _("De wens van %(name)s is geregeld."),
    }
    return sentences[S(state)] % {"name": disclosure.listed_name(need.registration, event)}


def _told(need: AccessNeed, is_mailed: bool) -> str:
    if is_mailed:
        return _("Er gaat één mail over, die niet noemt wat het is.")
    if need.registration.email:
        return _("Er gaat geen nieuwe mail over.")
    return _("Er is geen mailadres: laat het zelf weten.")


def _refuse_others(request: HttpRequest, event: Event) -> None:
    if not access.organises(request.user, event):
        raise Http404


@of_event
def catering(request: HttpRequest, event: Event) -> HttpResponseBase:
    """One sheet of numbers, to print and hand over."""
    _refuse_others(request, event)
    at = now()
    title = disclosure.title_outside(event)
    return show(request, event, "catering", title=title, at=at, **_numbers(event, at))


@of_event
def catering_csv(request: HttpRequest, event: Event) -> HttpResponseBase:
    """The same numbers as a file; who takes it is written down."""
    _refuse_others(request, event)
    body = download_catering(event=event, at=now(), by=request.user)
    response = HttpResponse(body, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="cateraar.csv"'
    response["Cache-Control"] = "private, no-store"
    return response
