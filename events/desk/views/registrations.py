"""Registrations of an event: find, add, answer many at once, download."""

from django.contrib import messages as flash
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events import access, disclosure, names
from events.codes import key_from
from events.desk.actions import download_list
from events.desk.forms.people import AddForm, SearchForm
from events.desk.outcomes import said_of, said_of_waiting
from events.desk.queries import short_labels
from events.desk.views.loading import of_event, show
from events.models import Event, Registration, Shape
from events.refusals import Refusal
from events.registration import actions
from events.registration.queries import counts_of, registrations_of, same_person
from events.registration.refusals import RegistrationClosed

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _wanted(event: Event, form: SearchForm) -> QuerySet[Registration]:
    """Who is looked for: the same in the list and in the file that is made of it."""
    form.is_valid()
    wanted = form.cleaned_data
    state, part = wanted.get("stand", "") or "living", wanted.get("onderdeel")
    return registrations_of(
        event,
        search=wanted.get("zoek", ""),
        state="" if state == "all" else state,
        session=event.sessions.filter(pk=part).first() if part else None,
        role=wanted.get("rol", ""),
        organisation_type=wanted.get("soort", ""),
    )


@of_event
def registrations(request: HttpRequest, event: Event) -> HttpResponseBase:
    """The list: search, filters, and answering many at once."""
    if request.method == "POST":
        return _answer_many(request, event)
    form = SearchForm(event, request.GET)
    page = Paginator(_wanted(event, form), 50).get_page(request.GET.get("pagina"))
    query = request.GET.copy()
    query.pop("pagina", None)
    labels = short_labels(event) if event.shape == Shape.CONFERENCE else {}
    for row in page:
        told = disclosure.listed_choices(row.live_choices, event)  # type: ignore[attr-defined]
        row.chosen = [(labels.get(choice.session_id, ""), choice.state) for choice in told]  # type: ignore[attr-defined]
    sessions = event.sessions.exclude(round=None).order_by("round__number", "number", "pk") if labels else []
    return show(
        request,
        event,
        "registrations",
        search=form,
        page=page,
        counts=counts_of(event),
        query=query.urlencode(),
        told=disclosure.of(event),
        legend=[(labels[row.pk], row.title) for row in sessions if not row.is_sensitive],
    )


def _answer_many(request: HttpRequest, event: Event) -> HttpResponseBase:
    act = {"approve": actions.approve, "decline": actions.decline}.get(request.POST.get("answer", ""))
    chosen = [key_from(pk) for pk in request.POST.getlist("who")]
    done: list[Registration] = []
    problems = []
    for registration in event.registrations.filter(pk__in=chosen).select_related("event"):
        try:
            if act:
                done.append(act(registration=registration, at=now(), by=request.user))
        except Refusal as no:
            problems.append(f"{disclosure.listed_name(registration, event)}: {no}")
    if not chosen:
        flash.warning(request, _("Er is niemand aangevinkt. Vink eerst aan wie je bedoelt."))
    if done:
        said = (
            ngettext(
                "%(n)d mens is toegelaten en krijgt een mail.",
                "%(n)d mensen zijn toegelaten en krijgen een mail.",
                len(done),
            )
            if act is actions.approve
            else ngettext(
                "%(n)d mens kan niet meedoen en krijgt een mail.",
                "%(n)d mensen kunnen niet meedoen en krijgen een mail.",
                len(done),
            )
        )
        flash.success(request, said % {"n": len(done)})
    if waiting := said_of_waiting(done):
        flash.warning(request, waiting)
    for problem in problems[:5]:
        flash.error(request, problem)
    return redirect(request.get_full_path())


@of_event
def add(request: HttpRequest, event: Event) -> HttpResponseBase:
    """Register somebody who called, also without a mail address. Who is there already is shown."""
    form = AddForm(event, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        known = _known(event, form)
        if known:
            flash.info(
                request,
                _("%(name)s staat er al. Dit is de aanmelding.") % {"name": disclosure.listed_name(known, event)},
            )
            return redirect("bijeen_events:desk-person", event.pk, known.pk)
        try:
            made = actions.register(event=event, at=now(), by=request.user, **form.values)
        except RegistrationClosed:
            said = _(
                "Hier kan niemand bij: het is een concept, gaat niet door, is afgesloten of aanmelden gaat elders."
            )
            form.add_error(None, said)
        except Refusal as no:
            form.refuse(no)
        else:
            flash.success(request, said_of("add", made))
            return redirect("bijeen_events:desk-person", event.pk, made.pk)
    return show(request, event, "add", form=form)


def _known(event: Event, form: AddForm) -> Registration | None:
    person = form.person
    return same_person(event, person.email.lower(), names.sort_key(person.first_name, person.family_name))


@of_event
def download(request: HttpRequest, event: Event, form: str) -> HttpResponse:
    """The list as a file, as far as it was looked for; who downloads it, and how many, is written down."""
    wanted = _wanted(event, SearchForm(event, request.GET))
    reads = access.organises(request.user, event)
    body = download_list(event=event, registrations=wanted, form=form, at=now(), by=request.user, has_answers=reads)
    response = HttpResponse(body, content_type="text/csv; charset=utf-8" if form == "csv" else XLSX)
    name = _("aanmeldingen")
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    response["Cache-Control"] = "private, no-store"
    return response
