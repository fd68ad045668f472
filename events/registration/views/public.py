"""Registering without an account, on one page; and finding one's registration again."""

from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import urlencode
from django.utils.timezone import now
from django.utils.translation import get_language, override
from django.views.decorators.csrf import csrf_exempt

from events import access, disclosure
from events.codes import code_from
from events.messages.about import FILLED
from events.messages.asked import ask
from events.models import Event, Invitation, Registration, Submission
from events.places.seats import seats_of_day
from events.private import nothing_here, sealed
from events.refusals import Refusal
from events.registration import actions
from events.registration.forms import EmailForm, RegistrationForm
from events.registration.limits import refuse_too_often, status_of
from events.registration.views.empty import about_form, empty_form
from events.registration.window import phase_of, way_of_invited, way_to_join

FILLED_FOR = 3 * 24 * 3600
KNOWN = ("first_name", "family_name", "email", "role")


def register(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The form; a good one answers with a redirect."""
    event, invitation = _event_open_to(request, slug)
    if moved := access.moved_to(request, event):
        return moved
    phase = phase_of(event, now())
    form = None
    if request.method == "POST":
        form = RegistrationForm(event, None, request.POST or None, _filled(request), invitation)
    if form and phase == "open" and form.is_valid() and not form.meant:
        submission = _send(request, event, form, invitation)
        if submission:
            return _answer_of(submission)
    day = seats_of_day(event)
    join = way_to_join(event, phase, day.whole)
    if invitation and phase == "open":
        join = way_of_invited(invitation, phase)
    if not join.button:
        context = {"event": event, "join": join, "told": disclosure.of(event)}
        return render(request, "bijeen/events/registration/closed.html", context)
    if request.method == "GET" and not request.GET:
        return empty_form(request, event, day, join)
    form = form or RegistrationForm(event, day, None, _filled(request), invitation)
    context, status = about_form(event, form, day, join), status_of(form)
    page = render(request, "bijeen/events/registration/register.html", context, status=status)
    patch_cache_control(page, private=True, no_store=True)  # what somebody typed, or a mailed link knew
    return page


def _send(
    request: HttpRequest, event: Event, form: RegistrationForm, invitation: Invitation | None
) -> Submission | None:
    """Hand a good form to the action; None when a rule said no, which then stands in the form."""
    try:
        refuse_too_often(request, "register", form.cleaned_data["email"], each=12, crowd=600)
        return actions.submit(
            event=event,
            person=form.person,
            wishes=form.wishes,
            needs=form.needs,
            answers=form.questions.given,
            mode=form.cleaned_data.get("mode", ""),
            token=form.form_token,
            at=now(),
            invitation=invitation,
            same_address=form.cleaned_data["same_address"],
        )
    except Refusal as no:
        form.refuse(no)
        return None


def _event_open_to(request: HttpRequest, slug: str) -> tuple[Event, Invitation | None]:
    """The event, also for who was invited to what nobody else may know of."""
    code = code_from(request.GET.get("uitnodiging", ""))
    if code and (event := access.event_at(slug)) and event.is_published:
        invitation = Invitation.objects.filter(code=code, event=event, withdrawn_at=None).first()
        if invitation:
            return event, invitation
    return access.event_to_see(slug), None


def form(request: HttpRequest, code: str) -> HttpResponseBase:
    """An address in a mail that names nothing, and leads to the form: of an invitation, or one that is filled in."""
    rows = Invitation.objects.filter(code=code_from(code), withdrawn_at=None)
    invitation = rows.select_related("event").first()
    if invitation:
        event, language, query = invitation.event, invitation.language, {"uitnodiging": invitation.code}
    else:
        try:
            pk, _known, _is_mine, invited, language = signing.loads(code, salt=FILLED)
        except (signing.BadSignature, TypeError, ValueError):
            return nothing_here(request)
        found = Event.objects.filter(pk=pk).first()
        if found is None:
            return nothing_here(request)
        event, query = found, {"bekend": code} | ({"uitnodiging": invited} if invited else {})
    with override(language):
        address = reverse("bijeen_events:registration-register", args=[event.slug])
    return sealed(redirect(f"{address}?{urlencode(query)}"))


def _filled(request: HttpRequest) -> dict[str, Any]:
    """What a mailed link knows already; nothing when it is too old or not ours."""
    try:
        told = signing.loads(request.GET.get("bekend", ""), salt=FILLED, max_age=FILLED_FOR)
        _event, pk, is_mine, *_rest = told
    except (signing.BadSignature, TypeError, ValueError):
        return {}
    known = Registration.objects.filter(pk=pk).exclude(email="").select_related("organisation").first()
    if known is None:
        return {}
    if not is_mine:
        return {"email": known.email}
    values = {name: getattr(known, name) for name in KNOWN}
    return {
        **values,
        "organisation": known.organisation.name if known.organisation else "",
        "for_myself": known.standing == "own",
    }


def _answer_of(submission: Submission) -> HttpResponseBase:
    if submission.registration and disclosure.of(submission.event).greets_known:
        return redirect("bijeen_fixed:registration", code=submission.registration.code)
    return redirect("bijeen_events:registration-sent", slug=submission.event.slug, token=submission.token)


@csrf_exempt
def sent(request: HttpRequest, slug: str, token: Any) -> HttpResponseBase:
    """The answer after sending: the address, large; the same whether it was known or not, unless the event may greet."""
    submission = get_object_or_404(Submission.objects.select_related("event__venue", "registration"), token=token)
    event = submission.event
    if moved := access.moved_to(request, event):
        return sealed(moved)
    form = EmailForm(request.POST or None, initial={"email": submission.email})
    if request.method == "POST" and form.is_valid() and not form.meant:
        try:
            refuse_too_often(request, "correct", form.cleaned_data["email"], each=5, crowd=200)
            return _answer_of(actions.correct_email(submission=submission, email=form.cleaned_data["email"], at=now()))
        except Refusal as no:
            form.refuse(no)
    told = disclosure.of(event)
    context = {
        "event": event,
        "told": told,
        "submission": submission,
        "form": form,
        "is_correctable": now() <= submission.sent_at + actions.CORRECTABLE and not actions.was_invited(submission),
        "is_known": told.greets_known and submission.registration_id is None,
    }
    return sealed(render(request, "bijeen/events/registration/sent.html", context, status=status_of(form)))


@csrf_exempt
def known_form(request: HttpRequest, slug: str) -> HttpResponseBase:
    """ "Was je er al eens?": mail me a form that is filled in; the answer is the same for every address."""
    event, invitation = _event_open_to(request, slug)
    if moved := access.moved_to(request, event):
        return moved
    form = EmailForm(request.POST or None)
    email = ""
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        own = invitation.code if invitation and invitation.email.lower() == email else ""
        try:
            refuse_too_often(request, "find", email, each=5, crowd=300)
            language = (get_language() or "nl")[:2]
            ask(kind="filled_form_asked", email=email, language=language, at=now(), event_id=event.pk, invitation=own)
        except Refusal as no:
            form.refuse(no)
            email = ""
    context = {"form": form, "event": event, "told": disclosure.of(event), "done": bool(email), "typed": email}
    return sealed(render(request, "bijeen/events/registration/known_form.html", context, status=status_of(form)))
