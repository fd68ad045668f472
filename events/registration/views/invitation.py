"""The page of an invitation: who was invited says yes or no. Opening it does nothing by itself."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now

from events import access, disclosure
from events.models import Invitation
from events.private import behind_code
from events.refusals import Refusal
from events.registration import actions
from events.registration.window import OVER, contact_of, phase_of, way_of_invited


@behind_code(access.invitation_by_code)
def page(request: HttpRequest, invitation: Invitation) -> HttpResponseBase:
    """What it is for, the way to the form or when it opens, and one button for who cannot come."""
    event, no = invitation.event, None
    if request.method == "POST":
        try:
            actions.decline_invitation(invitation=invitation, at=now())
        except Refusal as refusal:
            no = refusal
        else:
            return redirect("bijeen_fixed:invitation", code=invitation.code)
    told, phase = disclosure.of(event), phase_of(event, now())
    context = {
        "event": event,
        "told": told,
        "invitation": invitation,
        "title": event.title if told.title_outside else disclosure.neutral_title(event),
        "place": disclosure.place_outside(event),
        "contact": contact_of(event),
        "join": way_of_invited(invitation, phase),
        "may_answer": phase not in OVER and not invitation.comes,
        "refusal": no,
    }
    return render(request, "bijeen/events/registration/invitation.html", context, status=409 if no else 200)
