"""The certificates of an event at the desk: who has one, take one back, give it anew, download the list."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages as flash
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from certificates.access import certificate_to_organise, event_to_rule, has_open_rule
from certificates.designs.words import hours, why_revoked
from certificates.desk.actions import download_certificates, set_rule
from certificates.desk.forms import ReasonForm, RuleForm
from certificates.desk.queries import certificates_of, listed_name, rule_in_words
from certificates.issuing.actions import reissue_certificate, revoke_certificate
from certificates.issuing.queries import counts_of
from certificates.models import Certificate
from events import access
from events.asking import tried
from events.models import Event
from events.refusals import Refusal

PLACE = "bijeen/certificates/desk/"
View = Callable[..., HttpResponseBase]


def _of_event(view: View) -> View:
    """Load the event that somebody organises, or answer 404; nothing is kept."""

    @wraps(view)
    @never_cache
    @login_required
    def wrapped(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, access.event_to_organise(request, pk), *args, **kwargs)

    return wrapped


@_of_event
def certificates(request: HttpRequest, event: Event) -> HttpResponseBase:
    """The list, with the names that a list may hold."""
    page = Paginator(certificates_of(event), 50).get_page(request.GET.get("pagina"))
    for given in page:
        given.event = event
        given.shown = {  # type: ignore[attr-defined]
            "name": listed_name(given, event),
            "hours": hours(given.minutes),
            "why": "" if given.is_valid else why_revoked(given, is_told=True),
        }
    may_act = access.organises(request.user, event)
    context = {
        "event": event,
        "may_rule": may_act and has_open_rule(event),
        "page": page,
        "counts": counts_of(event),
        "rule": rule_in_words(event),
        "may_act": may_act,
    }
    return render(request, PLACE + "list.html", context)


@_of_event
def rule(request: HttpRequest, event: Event) -> HttpResponseBase:
    """Who gets one, and how many minutes count."""
    event = event_to_rule(request.user, event)

    def act(form: RuleForm) -> Event:
        return set_rule(event=event, at=now(), by=request.user, **form.cleaned_data)

    form, done = tried(request, event, RuleForm, act)
    if done:
        flash.success(request, _("Bewaard."))
        return redirect("bijeen_events:certificate-desk", event.pk)
    return render(request, PLACE + "rule.html", {"event": event, "form": form}, status=422 if form.errors else 200)


@_of_event
def revoke(request: HttpRequest, event: Event, row: int) -> HttpResponseBase:
    """Take one back, and say why."""
    return _with_reason(request, event, row, "revoke", revoke_certificate, _("Het deelnamebewijs is ingetrokken."))


@_of_event
def reissue(request: HttpRequest, event: Event, row: int) -> HttpResponseBase:
    """Give one anew, and say why."""
    said = _("Er is een nieuw deelnamebewijs. De deelnemer krijgt een mail.")
    return _with_reason(request, event, row, "reissue", reissue_certificate, said)


def _with_reason(
    request: HttpRequest, event: Event, row: int, page: str, act: Callable[..., Certificate], said: str
) -> HttpResponseBase:
    given = certificate_to_organise(request.user, event, row)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            act(certificate=given, at=now(), by=request.user, **form.cleaned_data)
        except Refusal as no:
            form.refuse(no)
        else:
            flash.success(request, said)
            return redirect("bijeen_events:certificate-desk", event.pk)
    context = {"event": event, "given": given, "name": listed_name(given, event), "form": form}
    return render(request, f"{PLACE}{page}.html", context, status=422 if form.errors else 200)


@_of_event
def download(request: HttpRequest, event: Event) -> HttpResponse:
    """The list as a file, under a name that says nothing of the subject."""
    body = download_certificates(event=event, at=now(), by=request.user)
    response = HttpResponse(body, content_type="text/csv; charset=utf-8")
    name = _("deelnamebewijzen")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["Cache-Control"] = "private, no-store"
    return response
