""" "Kom je nog?": yes, my place is for somebody else, or back again. Opening it does nothing by itself."""

from collections.abc import Callable

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from events.models import Registration, State
from events.refusals import Refusal
from events.registration import actions
from events.registration.limits import status_after
from events.registration.views.over import over
from events.registration.views.private import about_event, own_registration

PLACE = "bijeen/events/registration/"


@own_registration
def page(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """Who has a place is asked; who lost it by silence comes back; anybody else goes to the own page."""
    event, was_silent = registration.event, _was_silent(registration)
    shown, no = {**about_event(event), "registration": registration}, None
    found = over(registration, "cancel")
    if found and not (was_silent and not event.is_cancelled and not event.is_past(now())):
        return render(request, PLACE + "over.html", {**shown, "over": found})
    if request.method == "POST":
        try:
            mine = _act(request, registration)
        except Refusal as refusal:
            no = refusal
        else:
            if request.POST.get("do") != "no" and mine.holds_a_place:
                flash.success(request, _("Fijn dat je komt. Je plek blijft van jou."))
            return redirect("bijeen_fixed:registration", code=mine.code)
    elif not (registration.holds_a_place or was_silent):
        return redirect("bijeen_fixed:registration", code=registration.code)
    until = registration.coming_until if event.gives_away_silent else None
    context = {**shown, "was_silent": was_silent, "refusal": no, "until": until}
    return render(request, PLACE + "coming.html", context, status=status_after(no))


def _was_silent(registration: Registration) -> bool:
    return registration.state == State.CANCELLED and registration.reason == actions.SILENT


def _act(request: HttpRequest, registration: Registration) -> Registration:
    acts: dict[str, Callable[..., Registration]] = {
        "yes": actions.say_coming,
        "no": actions.cancel_registration,
        "back": actions.come_back,
    }
    act = acts.get(request.POST.get("do", ""))
    return act(registration=registration, at=now()) if act else registration
