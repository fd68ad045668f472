"""Requests at the desk: all of them, one with its next step, planning it, and declining."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import access
from events.asking import tried
from events.moments import today
from events.refusals import Refusal
from toolkits.library.views.desk import of_desk
from toolkits.models import TrainingRequest
from toolkits.requests import actions, queries
from toolkits.requests.access import request_to_answer
from toolkits.requests.forms import PlanForm
from toolkits.requests.refusals import NotTheNextStep
from toolkits.requests.states import OPEN, can_be_planned, next_of

PLACE = "bijeen/toolkits/requests/"
View = Callable[..., HttpResponseBase]
State = TrainingRequest.State


def of_request(view: View) -> View:
    """Load the request, or answer 404."""

    @of_desk
    @wraps(view)
    def wrapped(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, request_to_answer(request, pk), *args, **kwargs)

    return wrapped


def _show(request: HttpRequest, template: str, /, **context: Any) -> HttpResponse:
    form = context.get("form")
    status = 422 if request.method == "POST" and form is not None and form.errors else 200
    return render(request, f"{PLACE}{template}.html", context, status=status)


@of_desk
def requests(request: HttpRequest) -> HttpResponseBase:
    """What is open, and what is over."""
    rows = [(row, row.is_late(today())) for row in queries.requests_open()]
    return _show(request, "desk_list", rows=rows, over=queries.requests_over())


STEPS = {  # what the button of the next step says
    State.CONTACTED: gettext_lazy("Ik heb contact gehad"),
    State.INTAKE_DONE: gettext_lazy("We hebben kennisgemaakt"),
    State.OFFERED: gettext_lazy("Het voorstel is verstuurd"),
    State.AGREED: gettext_lazy("We hebben het afgesproken"),
    State.FOLLOWED_UP: gettext_lazy("Ik heb het nagevraagd"),
    State.CLOSED: gettext_lazy("Rond de aanvraag af"),
}


@of_request
def one(request: HttpRequest, row: TrainingRequest) -> HttpResponseBase:
    """One request: who asks for what, the next step as one button, and what happened."""
    if request.method == "POST":
        return _done(request, row)
    step = next_of(row.state)
    sees_event = row.event is not None and access.events_to_organise(request.user).filter(pk=row.event.pk).exists()
    return _show(
        request,
        "desk_request",
        row=row,
        step=step,
        step_says=STEPS[State(step)] if step else "",
        may_plan=can_be_planned(row),
        may_decline=row.state in OPEN,
        is_late=row.is_late(today()),
        sees_event=sees_event,
        history=queries.history_of(row),
    )


def _done(request: HttpRequest, row: TrainingRequest) -> HttpResponseBase:
    try:
        if "link" in request.POST:
            actions.send_request_link(asked=row, at=now(), by=request.user)
            flash.success(request, _("De link is onderweg."))
        else:
            step = request.POST.get("step", "")
            done = actions.take_step(asked=row, step=step, at=now(), by=request.user)
            flash.success(
                request, _("Bewaard. De aanvraag staat nu op: %(state)s.") % {"state": done.get_state_display()}
            )
    except Refusal as no:
        flash.error(request, f"{no} {no.remedy}")
    return redirect("bijeen_events:toolkits-desk-request", row.pk)


@of_request
def plan(request: HttpRequest, row: TrainingRequest) -> HttpResponseBase:
    """The request becomes a meeting: a new one, or one that is there."""
    if not can_be_planned(row):
        flash.error(request, str(NotTheNextStep(state=row.get_state_display().lower())))
        return redirect("bijeen_events:toolkits-desk-request", row.pk)
    events = queries.trainings_to_choose(row, access.events_to_organise(request.user), now())

    def act(form: PlanForm) -> TrainingRequest:
        said: dict[str, Any] = {"asked": row, "at": now(), "by": request.user}
        if event := form.cleaned_data["event"]:
            return actions.plan_training(event=event, **said)
        return actions.make_training(**form.moments, **said)

    form, done = tried(request, row, lambda newest, data: PlanForm(events, data), act)
    if not done:
        return _show(request, "desk_plan", row=row, form=form)
    flash.success(request, _("De training is gepland. Nodig nu de mensen uit."))
    return redirect("bijeen_events:desk-event", done.event_id)


@of_request
def decline(request: HttpRequest, row: TrainingRequest) -> HttpResponseBase:
    """No, this time: asked on a page of its own."""
    if request.method != "POST":
        return _show(request, "desk_decline", row=row)
    try:
        actions.decline_request(asked=row, at=now(), by=request.user)
    except Refusal as no:
        flash.error(request, f"{no} {no.remedy}")
    else:
        flash.success(request, _("Beantwoord. Wie het vroeg, krijgt een mail."))
    return redirect("bijeen_events:toolkits-desk-request", row.pk)
