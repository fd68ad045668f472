"""Registrations of an event: find, add, answer, change, cancel, download; and what people need."""

from collections import Counter
from typing import Any

from django.contrib import messages as flash
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events import disclosure
from events.codes import key_from
from events.desk import queries
from events.desk.actions import download_list
from events.desk.forms.people import AddForm, DetailsForm, SearchForm
from events.desk.views.loading import of_event, show
from events.messages.queries import log_of
from events.models import HOLDING, AccessNeed, DietaryNeed, Event, Registration, State
from events.refusals import Refusal
from events.registration import actions
from events.registration.forms import ChoicesForm
from events.registration.needs import ACCESS, DIETARY
from events.registration.queries import counts_of, registrations_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@of_event
def registrations(request: HttpRequest, event: Event) -> HttpResponseBase:
    """The list: search, filters, and answering many at once."""
    if request.method == "POST":
        return _answer_many(request, event)
    form = SearchForm(event, request.GET)
    form.is_valid()
    wanted = form.cleaned_data
    session = event.sessions.filter(pk=wanted.get("onderdeel") or 0).first()
    rows = registrations_of(
        event,
        search=wanted.get("zoek", ""),
        state=wanted.get("stand", ""),
        session=session,
        role=wanted.get("rol", ""),
        organisation_type=wanted.get("soort", ""),
    )
    page = Paginator(rows, 50).get_page(request.GET.get("pagina"))
    return show(
        request, event, "registrations", search=form, page=page, counts=counts_of(event), told=disclosure.of(event)
    )


def _answer_many(request: HttpRequest, event: Event) -> HttpResponseBase:
    act = {"approve": actions.approve, "decline": actions.decline}.get(request.POST.get("answer", ""))
    chosen = [key_from(pk) for pk in request.POST.getlist("who")]
    done, problems = 0, []
    for registration in event.registrations.filter(pk__in=chosen).select_related("event"):
        try:
            if act:
                act(registration=registration, at=now(), by=request.user)
                done += 1
        except Refusal as no:
            problems.append(f"{disclosure.listed_name(registration, event)}: {no}")
    if done:
        flash.success(request, ngettext("%(n)d antwoord verstuurd.", "%(n)d antwoorden verstuurd.", done) % {"n": done})
    for problem in problems[:5]:
        flash.error(request, problem)
    return redirect(request.get_full_path())


@of_event
def person(request: HttpRequest, event: Event, row: int) -> HttpResponseBase:
    """One person: details, choices, needs, mails, and what happened."""
    registration = get_object_or_404(event.registrations.select_related("organisation", "event", "group"), pk=row)
    if request.method == "POST":
        return _act(request, event, registration)
    return show(request, event, "person", **_about(event, registration))


def _about(event: Event, registration: Registration) -> dict[str, Any]:
    return {
        "registration": registration,
        "choices": registration.choices.select_related("session__room", "round").exclude(state=State.CANCELLED),
        "dietary": _words(DietaryNeed, registration, DIETARY),
        "access": _words(AccessNeed, registration, ACCESS),
        "history": queries.history_of(event, registration, 50),
        "mails": log_of(registration),
        "told": disclosure.of(event),
    }


def _words(model: Any, registration: Registration, choices: list) -> list[str]:
    need = model.objects.filter(registration=registration).first()
    if need is None:
        return []
    words = dict(choices)
    said = [str(words.get(value, value)) for value in need.values] + ([need.note] if need.note else [])
    return [*said, _("Neemt een begeleider mee")] if getattr(need, "companion", False) else said


def _act(request: HttpRequest, event: Event, registration: Registration) -> HttpResponseBase:
    acts: dict[str, Any] = {
        "approve": actions.approve,
        "decline": actions.decline,
        "cancel": actions.cancel_registration,
        "link": actions.renew_link,
    }
    act = acts.get(request.POST.get("do", ""))
    if act is None:
        raise Http404
    try:
        act(registration=registration, at=now(), by=request.user)
    except Refusal as no:
        flash.error(request, f"{no} {no.remedy}")
    else:
        flash.success(request, _("Gedaan."))
    return redirect("bijeen_events:desk-person", event.pk, registration.pk)


@of_event
def add(request: HttpRequest, event: Event) -> HttpResponseBase:
    """Register somebody who called, also without a mail address."""
    form = AddForm(event, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            registration = actions.register(
                event=event, person=form.person, wishes=form.wishes, at=now(), by=request.user
            )
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("bijeen_events:desk-person", event.pk, registration.pk)
    return show(request, event, "add", form=form)


@of_event
def details(request: HttpRequest, event: Event, row: int) -> HttpResponseBase:
    """Change who comes."""
    registration = get_object_or_404(event.registrations, pk=row)
    form = DetailsForm(registration, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_person(registration=registration, at=now(), by=request.user, **form.cleaned_data)
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("bijeen_events:desk-person", event.pk, registration.pk)
    return show(request, event, "details", form=form, registration=registration)


@of_event
def choices(request: HttpRequest, event: Event, row: int) -> HttpResponseBase:
    """Other workshops for somebody."""
    registration = get_object_or_404(event.registrations.select_related("event"), pk=row)
    form = ChoicesForm(registration, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_choices(registration=registration, wishes=form.wishes, at=now(), by=request.user)
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("bijeen_events:desk-person", event.pk, registration.pk)
    return show(request, event, "choices", form=form, registration=registration)


@of_event
def needs(request: HttpRequest, event: Event) -> HttpResponseBase:
    """What people need, with who has an answer; and numbers for the caterer."""
    if request.method == "POST" and "answered" in request.POST:
        found = AccessNeed.objects.filter(
            registration__event=event, pk=key_from(request.POST["answered"]), answered_at=None
        )
        actions.answer_need(need=get_object_or_404(found), at=now(), by=request.user)
        return redirect("bijeen_events:desk-needs", event.pk)
    comes = {"registration__event": event, "registration__state__in": (*HOLDING, State.WAITING, State.REQUESTED)}
    asked = AccessNeed.objects.filter(**comes).select_related("registration").order_by("answered_at", "pk")
    words = dict(ACCESS)
    rows = [{"need": row, "said": [str(words.get(value, value)) for value in row.values]} for row in asked]
    eaten = Counter(value for row in DietaryNeed.objects.filter(**comes) for value in row.values)
    notes = DietaryNeed.objects.filter(**comes).exclude(note="").values_list("note", flat=True)
    counts = [(name, eaten[key]) for key, name in DIETARY if eaten[key]]
    return show(request, event, "needs", rows=rows, counts=counts, notes=notes)


@of_event
def download(request: HttpRequest, event: Event, form: str) -> HttpResponse:
    """The list as a file; who downloads it, and how many, is written down."""
    body = download_list(event=event, form=form, at=now(), by=request.user)
    response = HttpResponse(body, content_type="text/csv; charset=utf-8" if form == "csv" else XLSX)
    response["Content-Disposition"] = f'attachment; filename="aanmeldingen.{form}"'
    response["Cache-Control"] = "private, no-store"
    return response
