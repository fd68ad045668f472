"""A place that is offered: say yes with one button; and the way back to the list when the term has passed."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now

from events.models import PlaceOffer, Registration, State
from events.refusals import Refusal
from events.registration import actions
from events.registration.limits import status_after
from events.registration.views.private import about_event, own_registration

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
    return _page(request, registration, refusal, offer=found)


def _page(
    request: HttpRequest, registration: Registration, no: Refusal | None, offer: PlaceOffer | None = None
) -> HttpResponseBase:
    context = {**about_event(registration.event), "registration": registration, "offer": offer, "refusal": no}
    return render(request, OFFER, context, status=status_after(no))


@own_registration
def join_again(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """To the end of the list, after an offer that expired: the button stands on the own page."""
    if request.method != "POST":
        return redirect("bijeen_fixed:registration", code=registration.code)
    try:
        actions.join_list_again(registration=registration, at=now())
    except Refusal as no:
        return _page(request, registration, no)
    return redirect("bijeen_fixed:registration", code=registration.code)
