"""One registration at the desk: what is known, answering, changing, cancelling, the ticket on paper."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import override

from events import access, disclosure
from events.desk import queries
from events.desk.forms.people import DetailsForm
from events.desk.outcomes import said_of
from events.desk.views.loading import of_event, show, to_what_stands
from events.desk.views.trying import tried
from events.messages.queries import log_of
from events.models import AccessNeed, DietaryNeed, Event, Registration, State
from events.questions.queries import answers_in_words
from events.refusals import Refusal
from events.registration import actions
from events.registration.forms import ChoicesForm
from events.registration.needs import ACCESS, DIETARY
from events.registration.roles import role_of
from events.registration.ticket import ticket_of
from events.tickets.qr import qr_svg

BESIDE = ("organisation", "event__venue", "group", "replaces", "replaced_by")


def _registration(event: Event, row: int) -> Registration:
    return get_object_or_404(event.registrations.select_related(*BESIDE), pk=row)


@of_event
def person(request: HttpRequest, event: Event, row: int) -> HttpResponseBase:
    """One person: details, choices, mails, what happened; and what this person needs, for who organises."""
    registration = _registration(event, row)
    if request.method == "POST":
        return _act(request, event, registration)
    sees_needs = access.organises(request.user, event)
    return show(
        request,
        event,
        "person",
        registration=registration,
        role=role_of(registration),
        choices=registration.choices.select_related("session__room", "round").exclude(state=State.CANCELLED),
        dietary=_words(DietaryNeed, registration, DIETARY) if sees_needs else [],
        access=_words(AccessNeed, registration, ACCESS) if sees_needs else [],
        answers=answers_in_words(registration) if sees_needs else [],
        history=queries.history_of(event, registration, 50),
        mails=log_of(registration),
        told=disclosure.of(event),
        times=queries.times_there(registration),
    )


def _words(model: Any, registration: Registration, choices: list) -> list[str]:
    need = model.objects.filter(registration=registration).first()
    if need is None:
        return []
    words = dict(choices)
    said = [str(words.get(value, value)) for value in need.values] + ([need.note] if need.note else [])
    return [*said, _("Neemt een begeleider mee")] if getattr(need, "companion", False) else said


def _act(request: HttpRequest, event: Event, registration: Registration) -> HttpResponseBase:
    acts: dict[str, Callable[..., Registration]] = {
        "approve": actions.approve,
        "decline": actions.decline,
        "link": actions.renew_link,
    }
    chosen = request.POST.get("do", "")
    if chosen not in acts or (chosen == "link" and not registration.email):
        raise Http404
    try:
        done = acts[chosen](registration=registration, at=now(), by=request.user)
    except Refusal as no:
        flash.error(request, f"{no} {no.remedy}".strip())
    else:
        flash.success(request, said_of(chosen, done))
    return redirect("bijeen_events:desk-person", event.pk, registration.pk)


@of_event
def cancel(request: HttpRequest, event: Event, row: int) -> HttpResponseBase:
    """End somebody's registration; asked first, with what it means."""
    registration = _registration(event, row)
    if not registration.is_alive:
        return to_what_stands(request, event, registration)
    if request.method == "POST":
        try:
            done = actions.cancel_registration(registration=registration, at=now(), by=request.user)
        except Refusal as no:
            flash.error(request, f"{no} {no.remedy}".strip())
        else:
            flash.success(request, said_of("cancel", done))
        return redirect("bijeen_events:desk-person", event.pk, registration.pk)
    return show(request, event, "cancel_person", registration=registration)


@of_event
def details(request: HttpRequest, event: Event, row: int) -> HttpResponseBase:
    """Change who comes."""
    registration = _registration(event, row)

    def act(form: DetailsForm) -> Registration:
        return actions.change_person(registration=registration, at=now(), by=request.user, **form.cleaned_data)

    form, done = tried(request, registration, DetailsForm, act)
    if done:
        flash.success(request, _("Bewaard."))
        return redirect("bijeen_events:desk-person", event.pk, registration.pk)
    return show(request, event, "details", form=form, registration=registration)


@of_event
def choices(request: HttpRequest, event: Event, row: int) -> HttpResponseBase:
    """Other workshops for somebody."""
    registration = _registration(event, row)

    def act(form: ChoicesForm) -> Registration:
        return actions.change_choices(registration=registration, wishes=form.wishes, at=now(), by=request.user)

    form, done = tried(request, registration, ChoicesForm, act)
    if done:
        flash.success(request, _("De workshops van %(name)s zijn veranderd.") % {"name": registration.full_name})
        return redirect("bijeen_events:desk-person", event.pk, registration.pk)
    return show(request, event, "choices", form=form, registration=registration)


@of_event
def ticket(request: HttpRequest, event: Event, row: int) -> HttpResponseBase:
    """Somebody's ticket on one sheet, to print and hand over; in the language of who gets it."""
    registration = _registration(event, row)
    if not registration.holds_a_place:
        raise Http404
    with override(registration.language):
        drawn = ticket_of(registration)
    return show(request, event, "ticket", registration=registration, ticket=drawn, qr=qr_svg(drawn.address))
