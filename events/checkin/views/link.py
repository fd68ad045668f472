"""A door link: opens a door without an account, on its day only."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import now
from django.views.decorators.http import require_POST, require_safe

from events.checkin.doors import link_by_code
from events.checkin.views.loading import sealed, show
from events.checkin.who import leave, open_with
from events.codes import code_from
from events.models import DoorLink
from events.moments import today
from events.registration.limits import TooOften, refuse_too_often

GUESSES = 60  # an hour, from one device


@require_safe
def open_door(request: HttpRequest, code: str) -> HttpResponseBase:
    """From now on this phone stands at the door. A wrong, ended or old code is the same page; an early one says its day."""
    link = link_by_code(code_from(code), now())
    if link:
        open_with(request, link)
        return sealed(redirect("bijeen_fixed:checkin-door", link.event.slug))
    early = DoorLink.objects.filter(code=code_from(code), ended_at=None, valid_on__gt=today()).first()
    if early:
        return sealed(show(request, "link", valid_on=early.valid_on))
    try:
        refuse_too_often(request, "door-link", "", each=GUESSES, crowd=GUESSES)
    except TooOften as no:
        return sealed(show(request, "link", status=429, refusal=no))
    return sealed(show(request, "link", status=404))


@require_POST
def leave_door(request: HttpRequest) -> HttpResponseBase:
    """Done for today: this phone stands at no door any more."""
    leave(request)
    return sealed(show(request, "left"))
