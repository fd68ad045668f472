"""Another mail address: confirmed with one button from each of the two, or left as it was."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from events import disclosure
from events.codes import code_from
from events.models import AddressChange, Registration
from events.refusals import Refusal
from events.registration import actions
from events.registration.views.private import asked_address, own_registration

PAGE = "bijeen/events/registration/address.html"


@asked_address
def confirm(request: HttpRequest, change: AddressChange) -> HttpResponseBase:
    """What each of the two links opens. The new address is not told for whom or for what: it is not proved yet."""
    match = request.resolver_match
    code = code_from(match.kwargs["code"]) if match else ""
    is_old = code == change.code_old
    event = change.registration.event
    context = {
        "change": change,
        "is_old": is_old,
        "said": "confirmed" if (change.confirmed_old_at if is_old else change.confirmed_new_at) else "",
        "title": disclosure.title_outside(event) if is_old else "",
        "event": event if is_old else None,
        "told": disclosure.of(event) if is_old else None,
    }
    if request.method != "POST":
        return render(request, PAGE, context)
    try:
        if "keep" in request.POST:
            actions.keep_address(registration=change.registration, at=now())
            said = "kept"
        else:
            said = "changed" if actions.confirm_address(change=change, code=code, at=now()) else "confirmed"
    except Refusal as no:
        return render(request, PAGE, {**context, "refusal": no}, status=409)
    return render(request, PAGE, {**context, "said": said})


@require_POST
@own_registration
def keep(request: HttpRequest, registration: Registration) -> HttpResponseBase:
    """From one's own page: leave the address as it was."""
    actions.keep_address(registration=registration, at=now())
    return redirect("bijeen_fixed:registration", code=registration.code)
