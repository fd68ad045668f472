"""Asking to hear of something with a mail address alone; and the page behind the link in the mail."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from events import access
from events.interest import actions
from events.interest.forms import InterestForm
from events.interest.queries import about_event, subject, subject_of
from events.messages.asked import ask
from events.models import Interest
from events.places.seats import seats_of_day
from events.private import behind_code, sealed
from events.refusals import Refusal
from events.registration.limits import refuse_too_often, status_of
from events.registration.window import can_hear, phase_of
from events.topics import Subject

PLACE = "bijeen/events/interest/"


@csrf_exempt
def of_event(request: HttpRequest, slug: str) -> HttpResponseBase:
    """An event that has not opened, is full or is off; one that takes people is registered for instead."""
    event = access.event_to_see(slug)
    if moved := access.moved_to(request, event):
        return moved
    found, phase = about_event(event), phase_of(event, now())
    if found is None:
        raise Http404
    if not can_hear(event, phase, seats_of_day(event).whole):
        return redirect("bijeen_events:agenda-event", slug=event.slug)
    return _asking(request, found, f"event-{phase}", event_id=event.pk)


@csrf_exempt
def of_topic(request: HttpRequest, topic: str, key: str) -> HttpResponseBase:
    """A kind of meeting, or what another app has meetings about."""
    found = subject(topic, key)
    if found is None:
        raise Http404
    return _asking(request, found, "topic", topic=topic, topic_key=key)


def _asking(request: HttpRequest, found: Subject, what: str, **about: Any) -> HttpResponseBase:
    """The answer is the same for every address; who it is of is looked up behind the page."""
    form, email = InterestForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid() and not form.meant:
        email = form.cleaned_data["email"]
        try:
            refuse_too_often(request, "interest", email, each=5, crowd=300)
            ask(kind="interest_asked", email=email, language=(get_language() or "nl")[:2], at=now(), **about)
        except Refusal as no:
            form.refuse(no)
            email = ""
    context = {"form": form, "subject": found, "told": found.told, "what": what, "typed": email}
    return sealed(render(request, PLACE + "ask.html", context, status=status_of(form)))


def _interest(code: str) -> Interest:
    return get_object_or_404(Interest.objects.select_related("event", "told_of"), code=code)


@behind_code(_interest, PLACE + "gone.html")
def own(request: HttpRequest, interest: Interest) -> HttpResponseBase:
    """Say yes, or stop; opening it does nothing by itself."""
    chosen = request.POST.get("do", "") if request.method == "POST" else ""
    if chosen == "confirm":
        actions.confirm_interest(interest=interest, at=now())
        return redirect("bijeen_fixed:interest", code=interest.code)
    if chosen == "end":
        actions.end_interest(interest=interest)
        return render(request, PLACE + "gone.html", {"is_ended": True})
    found = subject_of(interest)
    return render(request, PLACE + "own.html", {"interest": interest, "subject": found, "told": found and found.told})
