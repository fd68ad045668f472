"""A place that is offered: say yes with one button; and the way back to the list when the term has passed."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now

from events import disclosure
from events.models import PlaceOffer, Registration, State
from events.refusals import Refusal
from events.registration import actions
from events.registration.limits import TooOften
from events.registration.views.private import own_registration

OFFER = "bijeen/events/registration/offer.html"


def open_offer(registration: Registration) -> PlaceOffer | None:
    """What is offered now; a term that has passed is none, also before the worker came by."""
    if registration.state != State.OFFERED:
        return None
    return PlaceOffer.objects.filter(registration=registration, answer="", expires_at__gt=now()).first()


@own_registration
def offer(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """One button; opening the link alone does nothing, since programs open links too."""
    refusal: Refusal | None = None
    found = open_offer(registration)
    if request.method == "POST":
        try:
            actions.accept_offer(registration=registration, at=now())
        except Refusal as no:
            refusal = no
    if refusal is None and (request.method == "POST" or found is None):
        return redirect("bijeen_fixed:registration", code=registration.code)
    context = {
        "registration": registration,
        "event": registration.event,
        "title": disclosure.title_outside(registration.event),
        "told": disclosure.of(registration.event),
        "offer": found,
        "refusal": refusal,
    }
    return render(request, OFFER, context, status=_status(refusal))


def _status(no: Refusal | None) -> int:
    return 200 if no is None else 429 if isinstance(no, TooOften) else 409


@own_registration
def join_again(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """To the end of the list, after an offer that expired: the button stands on the own page."""
    if request.method != "POST":
        return redirect("bijeen_fixed:registration", code=registration.code)
    try:
        actions.join_list_again(registration=registration, at=now())
    except Refusal as no:
        title, told = disclosure.title_outside(registration.event), disclosure.of(registration.event)
        context = {"registration": registration, "event": registration.event, "title": title, "told": told}
        return render(request, OFFER, {**context, "refusal": no}, status=_status(no))
    return redirect("bijeen_fixed:registration", code=registration.code)
