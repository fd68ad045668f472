"""The registration's page, that knows the time; and what can be done on it."""

from typing import Any

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from events import disclosure
from events.models import WAS_THERE, AccessNeed, DietaryNeed, Mode, Presence, Registration, State, Submission
from events.moments import day_of, today
from events.places.seats import seats_of_day
from events.refusals import Refusal
from events.registration import actions
from events.registration.forms import ChoicesForm, EmailForm, ModeForm, NeedsForm, PersonForm
from events.registration.limits import refuse_too_often, status_after, status_of
from events.registration.meetings import Coming, coming_of, dates_of, link_is_near, meetings_of
from events.registration.queries import queue_of
from events.registration.views.answers import how_it_stands
from events.registration.views.chosen import chosen_by_round, waits_of
from events.registration.views.offer import open_offer
from events.registration.views.over import over, unless_over
from events.registration.views.private import about_event, own_registration
from events.registration.views.rooms import rooms_of
from events.registration.window import contact_of, last_day_to_choose
from events.tickets.qr import address_of, qr_svg

PLACE = "bijeen/events/registration/"


def moment_of(registration: Registration, coming: Coming) -> str:
    """Where in time the page is: "off", "before", "today" or "after"; between two meetings it is before the next."""
    event = registration.event
    if event.is_cancelled:
        return "off"
    if event.is_past(now()):
        return "after"
    return "today" if coming.starts_at and day_of(coming.starts_at) <= today() else "before"


@own_registration
def page(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """When, where, my ticket, and everything that I can change."""
    event, shown = registration.event, _shown(registration)
    moment, holds = moment_of(registration, shown["coming"]), registration.holds_a_place
    rounds = chosen_by_round(registration) if registration.is_alive else []
    is_new = now() <= registration.registered_at + actions.CORRECTABLE
    context = {
        **shown,
        "moment": moment,
        "holds": holds,
        "choices": rounds,
        "waits": waits_of(registration, rounds) if holds and moment in ("before", "today") else [],
        "qr": qr_svg(address_of(registration)) if holds and moment in ("before", "today") else "",
        "is_new": is_new,
        "is_correctable": is_new and _is_correctable(registration),
        "asked": what_was_asked(registration),
        "questions": how_it_stands(registration),
        "asked_address": getattr(registration, "address_change", None),
        "number": _waiting_number(registration),
        "offer": open_offer(registration),
        "cancelled_by": _cancelled_by(registration),
        "may_join_again": actions.may_join_again(registration, event, now()),
        "may_change": moment in ("before", "today") and registration.is_alive,
        "may_choose": over(registration, "choices") is None,
        "may_replace": over(registration, "replace") is None,
        "last_day": last_day_to_choose(event),
        "rooms": rooms_of(registration, rounds, now()) if holds and moment == "today" else [],
        "contact": contact_of(event),
        "was_seen": moment == "after" and _was_seen(registration),
    }
    return render(request, PLACE + "page.html", context)


def _is_correctable(registration: Registration) -> bool:
    """Whether the address is one's own to mend: of who sent the form, and was not invited by mail."""
    return not registration.invitation_id and Submission.objects.filter(registration=registration).exists()


def _cancelled_by(registration: Registration) -> str:
    """Who cancelled it, when that was somebody else."""
    if registration.reason == "by_organiser":
        return _("De organisator")
    return disclosure.contact_named(registration) if registration.reason == "by_contact" else ""


def _was_seen(registration: Registration) -> bool:
    """Whether it is final that this person was at some part of it."""
    rows = Presence.objects.filter(registration=registration, state__in=WAS_THERE)
    return rows.filter(session__closed_at__isnull=False).exists()


def _shown(registration: Registration) -> dict[str, Any]:
    event, meetings = registration.event, meetings_of(registration.event)
    about = about_event(event)
    coming = coming_of(event, meetings, now())
    return {
        **about,
        "registration": registration,
        "meetings": meetings,
        "coming": coming,
        "dates": dates_of(registration, meetings, now()),
        "name": disclosure.listed_name(registration, event),
        "has_address": registration.holds_a_place or about["told"].place_outside,
        "is_online": registration.mode == "online" or event.mode == Mode.ONLINE,
        "link_is_near": link_is_near(coming.starts_at, now()),
    }


def what_was_asked(registration: Registration) -> str:
    """How it stands with what somebody needs: "nothing" filled in, "asked", or how far it is; never what it is."""
    eats = DietaryNeed.objects.filter(registration=registration).exists()
    states = AccessNeed.objects.filter(registration=registration).values_list("state", flat=True)[:1]
    return next(iter(states), "asked" if eats else "nothing")


def _waiting_number(registration: Registration) -> int | None:
    """The place in line, only where order is by time alone and the event is open and not sensitive."""
    event = registration.event
    if registration.state != State.WAITING or disclosure.of(event).seats != "number" or not event.list_is_by_time:
        return None
    ahead = queue_of(event).filter(mode=registration.mode, waiting_since__lt=registration.waiting_since)
    return ahead.count() + 1


def _act(
    request: HttpRequest, registration: Registration, form: Any, template: str, act: Any, **more: Any
) -> HttpResponseBase:
    """Show a form; when it is good do one thing, and go back to the page."""
    if request.method == "POST" and form.is_valid() and not getattr(form, "meant", ""):
        try:
            changed = act()
        except Refusal as no:
            form.refuse(no)
        else:
            flash.success(request, _("Bewaard."))
            return redirect("bijeen_fixed:registration", code=(changed or registration).code)
    context = {**_shown(registration), "form": form, **more}
    return render(request, PLACE + template, context, status=status_of(form))


@own_registration
@unless_over("cancel")
def cancel(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """One button; opening the link alone does nothing, since programs open links too."""
    if request.method == "POST":
        try:
            actions.cancel_registration(registration=registration, at=now())
        except Refusal as no:
            return render(
                request, PLACE + "cancel.html", {**_shown(registration), "refusal": no}, status=status_after(no)
            )
        return redirect("bijeen_fixed:registration", code=registration.code)
    return render(request, PLACE + "cancel.html", _shown(registration))


@own_registration
@unless_over("leave_list")
def leave_list(request: HttpRequest, registration: Registration, row: int) -> HttpResponseBase:
    """Stop waiting for one workshop: one button."""
    rounds = chosen_by_round(registration)
    mine = [wait for wait in waits_of(registration, rounds) if wait.session.pk == row]
    if not mine:
        return redirect("bijeen_fixed:registration", code=registration.code)
    if request.method == "POST":
        actions.leave_waiting_list(registration=registration, session=mine[0].session, at=now())
        return redirect("bijeen_fixed:registration", code=registration.code)
    return render(request, PLACE + "leave_list.html", {**_shown(registration), "wait": mine[0]})


@own_registration
@unless_over("choices")
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
@unless_over("mode")
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
@unless_over("needs")
def needs(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """Fill in anew, or erase."""
    if request.method == "POST" and "erase" in request.POST:
        actions.erase_needs(registration=registration, at=now())
        return redirect("bijeen_fixed:registration", code=registration.code)
    has_needs = what_was_asked(registration) != "nothing"
    form = NeedsForm(registration, request.POST if request.method == "POST" else None, has_needs=has_needs)

    def give() -> None:
        actions.give_needs(registration=registration, needs=form.needs, at=now())

    return _act(request, registration, form, "needs.html", give, has_needs=has_needs)


@own_registration
@unless_over("person")
def person(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """Name and address; another address makes the old link dead, and gets a new one by mail."""
    form = PersonForm(request.POST or None, instance=Registration.objects.get(pk=registration.pk))

    def change() -> Registration:
        data = dict(form.cleaned_data)
        return actions.change_person(registration=registration, at=now(), **data)

    return _act(request, registration, form, "person.html", change)


@own_registration
@unless_over("email")
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
            return render(
                request, PLACE + "link.html", {**_shown(registration), "refusal": no}, status=status_after(no)
            )
        return render(request, PLACE + "link_sent.html", _shown(registration))
    return render(request, PLACE + "link.html", _shown(registration))
