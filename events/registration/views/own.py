"""The registration's page, that knows the time; and what can be done on it."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now

from events import disclosure
from events.models import HOLDING, AccessNeed, DietaryNeed, Mode, Registration, State, Submission
from events.places.seats import seats_of_day
from events.refusals import Refusal
from events.registration import actions
from events.registration.forms import ChoicesForm, EmailForm, ModeForm, NeedsForm, PersonForm
from events.registration.limits import TooOften, refuse_too_often, status_of
from events.registration.meetings import Coming, coming_of, meetings_of
from events.registration.queries import queue_of
from events.registration.views.private import own_registration
from events.tickets.qr import address_of, qr_svg

PLACE = "bijeen/events/registration/"


def moment_of(registration: Registration, coming: Coming) -> str:
    """Where in time the page is: "off", "before", "today" or "after"; between two meetings it is before the next."""
    event, today = registration.event, localdate()
    if event.is_cancelled:
        return "off"
    if event.is_past(now()):
        return "after"
    return "today" if coming.starts_at and localdate(coming.starts_at) <= today else "before"


@own_registration
def page(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """When, where, my ticket, and everything that I can change."""
    event, shown = registration.event, _shown(registration)
    moment, holds = moment_of(registration, shown["coming"]), registration.state in HOLDING
    context = {
        **shown,
        "moment": moment,
        "holds": holds,
        "choices": _choices(registration),
        "qr": qr_svg(address_of(registration)) if holds and moment in ("before", "today") else "",
        "is_new": now() <= registration.registered_at + actions.CORRECTABLE,
        "has_needs": has_needs(registration),
        "number": _waiting_number(registration),
        "may_change": moment in ("before", "today") and registration.is_alive,
        "may_choose": event.shape == "conference" and (event.choices_until or event.starts_at or now()) > now(),
    }
    return render(request, PLACE + "page.html", context)


def _shown(registration: Registration) -> dict[str, Any]:
    event = registration.event
    told, meetings = disclosure.of(event), meetings_of(event)
    coming = coming_of(event, meetings, now())
    return {
        "registration": registration,
        "meetings": meetings,
        "coming": coming,
        "event": event,
        "told": told,
        "title": event.title if told.title_outside else disclosure.neutral_title(event),
        "has_address": registration.state in HOLDING or told.place_outside,
        "is_online": registration.mode == "online" or event.mode == Mode.ONLINE,
        "link_is_near": bool(coming.starts_at and coming.starts_at - now() < timedelta(days=1)),
    }


def _choices(registration: Registration) -> list[dict[str, Any]]:
    """What was chosen, round by round; "later" where nothing was."""
    rows = registration.choices.exclude(state__in=(State.CANCELLED, State.DECLINED, State.REPLACED))
    by_round: dict[int, list[Any]] = {}
    for choice in rows.select_related("session__room", "session__event"):
        by_round.setdefault(choice.round_id or 0, []).append(choice)
    return [{"round": round_, "choices": by_round.get(round_.pk, [])} for round_ in registration.event.rounds.all()]


def has_needs(registration: Registration) -> bool:
    """That something is filled in; never what."""
    return any(model.objects.filter(registration=registration).exists() for model in (DietaryNeed, AccessNeed))


def _waiting_number(registration: Registration) -> int | None:
    """The place in line, only where order is by time alone and the event is open and not sensitive."""
    event = registration.event
    if registration.state != State.WAITING or disclosure.of(event).seats != "number":
        return None
    ahead = queue_of(event).filter(mode=registration.mode, waiting_since__lt=registration.waiting_since)
    return ahead.count() + 1


def _act(
    request: HttpRequest, registration: Registration, form: Any, template: str, act: Any, **more: Any
) -> HttpResponseBase:
    """Show a form; when it is good do one thing, and go back to the page."""
    if request.method == "POST" and form.is_valid():
        try:
            changed = act()
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("bijeen_fixed:registration", code=(changed or registration).code)
    context = {**_shown(registration), "form": form, **more}
    return render(request, PLACE + template, context, status=status_of(form))


def _status(no: Refusal) -> int:
    return 429 if isinstance(no, TooOften) else 409


@own_registration
def cancel(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """One button; opening the link alone does nothing, since programs open links too."""
    if request.method == "POST":
        try:
            actions.cancel_registration(registration=registration, at=now())
        except Refusal as no:
            return render(request, PLACE + "cancel.html", {**_shown(registration), "refusal": no}, status=_status(no))
        return redirect("bijeen_fixed:registration", code=registration.code)
    return render(request, PLACE + "cancel.html", _shown(registration))


@own_registration
def choices(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """Other workshops."""
    form = ChoicesForm(registration, request.POST if request.method == "POST" else None)
    return _act(
        request,
        registration,
        form,
        "choices.html",
        lambda: actions.change_choices(registration=registration, wishes=form.wishes, at=now()),
    )


@own_registration
def mode(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """Room or online."""
    form = ModeForm(request.POST or None, initial={"mode": registration.mode})
    return _act(
        request,
        registration,
        form,
        "mode.html",
        lambda: actions.change_mode(registration=registration, mode=form.cleaned_data["mode"], at=now()),
        modes=seats_of_day(registration.event).modes,
    )


@own_registration
def needs(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """Fill in anew, or erase."""
    if request.method == "POST" and "erase" in request.POST:
        actions.erase_needs(registration=registration, at=now())
        return redirect("bijeen_fixed:registration", code=registration.code)
    form = NeedsForm(registration, request.POST if request.method == "POST" else None)

    def give() -> None:
        actions.give_needs(registration=registration, needs=form.needs, at=now())

    return _act(request, registration, form, "needs.html", give, has_needs=has_needs(registration))


@own_registration
def person(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """Name and address; within half an hour another address makes the old link dead."""
    form = PersonForm(request.POST or None, instance=Registration.objects.get(pk=registration.pk))

    def change() -> Registration:
        data = dict(form.cleaned_data)
        return actions.change_person(registration=registration, at=now(), **data)

    return _act(request, registration, form, "person.html", change)


@own_registration
def email(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """Mend the address just after registering; where nobody is greeted the answer is that of the form itself."""
    form = EmailForm(request.POST or None, initial={"email": registration.email})

    submission = Submission.objects.filter(registration=registration).order_by("-sent_at").first()

    def correct() -> Registration:
        if submission is None:
            raise actions.TooLateToCorrect()
        refuse_too_often(request, "correct", form.cleaned_data["email"], each=5, crowd=200)
        actions.correct_email(submission=submission, email=form.cleaned_data["email"], at=now())
        return Registration.objects.get(pk=registration.pk)

    answer = _act(request, registration, form, "email.html", correct)
    if submission is None or answer.status_code != 302 or disclosure.of(registration.event).greets_known:
        return answer
    return redirect("bijeen_events:registration-sent", slug=registration.event.slug, token=submission.token)


@own_registration
def link(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """Mail me a new link; this one is dead then."""
    if request.method == "POST":
        try:
            actions.renew_link(registration=registration, at=now())
        except Refusal as no:
            return render(request, PLACE + "link.html", {**_shown(registration), "refusal": no}, status=_status(no))
        return render(request, PLACE + "link_sent.html", _shown(registration))
    return render(request, PLACE + "link.html", _shown(registration))
