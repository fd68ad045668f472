"""Asking for a training, on one page and without an account; and the page of who asked, behind the code that was mailed."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.timezone import now
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from events import access
from events.asking import refuse_too_often, status_of, tried
from events.models import Organisation
from events.private import behind_code
from events.refusals import Refusal
from toolkits.library.access import toolkit_to_see
from toolkits.library.telling import told_of
from toolkits.models import TrainingRequest
from toolkits.requests import actions, queries
from toolkits.requests.access import request_by_code
from toolkits.requests.forms import AskForm, ChangeForm
from toolkits.requests.states import OPEN, can_be_withdrawn

PLACE = "bijeen/toolkits/requests/"
own_request = behind_code(request_by_code, PLACE + "unknown.html")


def _organisations() -> Any:
    return Organisation.objects.filter(is_listed=True).order_by("name_key").values_list("name", flat=True)


@csrf_exempt  # holds no right: who sends it is who fills it in
def ask(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Ask for a training; a good form answers with a redirect."""
    toolkit = toolkit_to_see(slug)
    if moved := access.moved_to(request, toolkit):
        return moved
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and not form.meant:
        try:
            refuse_too_often(request, "training", form.cleaned_data["email"], each=5, crowd=100)
            actions.ask_for_training(toolkit=toolkit, asking=form.asking, token=form.form_token, at=now())
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("bijeen_events:toolkits-asked", toolkit.slug)
    context = {"toolkit": toolkit, "told": told_of(toolkit), "form": form, "organisations": _organisations()}
    page = render(request, PLACE + "ask.html", context, status=status_of(form))
    patch_cache_control(page, private=True, no_store=True)
    return page


@require_safe
def asked(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The answer after asking: the same for everybody."""
    toolkit = toolkit_to_see(slug)
    if moved := access.moved_to(request, toolkit):
        return moved
    return render(request, PLACE + "asked.html", {"toolkit": toolkit, "told": told_of(toolkit)})


# Behind the code -----------------------------------------------------------------------------------


def _show(request: HttpRequest, row: TrainingRequest, template: str, /, **context: Any) -> HttpResponse:
    form = context.get("form")
    wrong = request.method == "POST" and form is not None and form.errors
    told = told_of(row.toolkit)
    shown = {"row": row, "told": told, "title": row.toolkit.title if told.title_outside else ""}
    return render(request, f"{PLACE}{template}.html", {**shown, **context}, status=422 if wrong else 200)


@own_request
def own(request: HttpRequest, row: TrainingRequest) -> HttpResponseBase:
    """How it stands, and what can still be done."""
    return _show(
        request,
        row,
        "own",
        way=queries.way_of(row),
        may_change=row.state in OPEN,
        may_withdraw=can_be_withdrawn(row.state),
    )


@own_request
def change(request: HttpRequest, row: TrainingRequest) -> HttpResponseBase:
    """Correct it, as long as nothing is planned."""
    if row.state not in OPEN:
        return redirect("bijeen_fixed:toolkits-request", row.code)

    def act(form: ChangeForm) -> TrainingRequest | None:
        if form.meant:
            return None
        refuse_too_often(request, "training_change", str(row.pk), each=15, crowd=100)
        return actions.change_request(asked=row, at=now(), **form.cleaned_data)

    form, done = tried(request, row, ChangeForm, act)
    if done:
        return redirect("bijeen_fixed:toolkits-request", done.code)
    return _show(request, row, "change", form=form, organisations=_organisations())


@own_request
def withdraw(request: HttpRequest, row: TrainingRequest) -> HttpResponseBase:
    """Take it back: asked on a page of its own."""
    if request.method != "POST":
        return _show(request, row, "withdraw", may_withdraw=can_be_withdrawn(row.state))
    try:
        actions.withdraw_request(asked=row, at=now())
    except Refusal as no:
        return _show(request, row, "withdraw", refusal=no)
    return redirect("bijeen_fixed:toolkits-request", row.code)
