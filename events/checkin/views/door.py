"""The doors that I may stand at, one door, and who comes without a ticket."""

from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_safe

from events.checkin.actions import record_scan
from events.checkin.doors import Door, events_today
from events.checkin.forms import GuestForm, LineForm, device_of
from events.checkin.lines import Line
from events.checkin.queries import crowd_at
from events.checkin.views.loading import LIGHT, Place, ask_who, at_door, place_in, places_of, sealed, show
from events.checkin.who import who_is
from events.checkin.words import LOOKS, PROBLEMS, place_of, word_of

PAGE = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def doors(request: HttpRequest) -> HttpResponseBase:
    """The doors of today; straight to the only one."""
    who = who_is(request)
    if not who.is_known:
        return ask_who(request)
    events = list(events_today(who, now()))
    if len(events) == 1:
        return sealed(redirect("bijeen_fixed:checkin-door", events[0].slug))
    rows = [(event, place_of(event, None)[1]) for event in events]
    return sealed(show(request, "doors", rows=rows, who=who))


@PAGE
@at_door
def door(request: HttpRequest, door: Door) -> HttpResponseBase:
    """The door: the camera, a search, and who is expected. A line that is sent is answered on a page of its own."""
    place = place_in(request, door)
    if place is None:
        return show(request, "places", places=places_of(door), door=door)
    if request.method != "POST":
        return _page(request, place)
    if request.POST.get("action") == "screen":
        return _turned(request, place)
    form = LineForm(request.POST)
    if not form.is_valid():
        return _page(request, place, problem=str(next(iter(form.errors.values()))[0]), status=422)
    return _recorded(request, place, form.line(place.session, now()))


@PAGE
@at_door
def guest(request: HttpRequest, door: Door) -> HttpResponseBase:
    """Somebody without a ticket: found by name on the door itself, else written down here."""
    place = place_in(request, door)
    if place is None:
        return redirect("bijeen_fixed:checkin-door", door.event.slug)
    form = GuestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _recorded(request, place, form.line(place.session, now()))
    status = 422 if form.errors else 200
    crowd = crowd_at(door, place.session)
    return show(request, "guest", status=status, form=form, place=place, door=door, crowd=crowd)


def _recorded(request: HttpRequest, place: Place, line: Line) -> HttpResponseBase:
    answer = record_scan(door=place.door, line=line, device=device_of(place.door), at=now())
    if answer.problem:
        return _page(request, place, problem=str(PROBLEMS[answer.problem]), status=422)
    return redirect(place.url("checkin-answer", answer.id))


def _page(request: HttpRequest, place: Place, problem: str = "", status: int = 200) -> HttpResponseBase:
    search = request.GET.get("zoek", "")[:80]
    context: dict[str, Any] = {
        "place": place,
        "door": place.door,
        "crowd": crowd_at(place.door, place.session, search),
        "search": search,
        "problem": problem,
        "token": uuid4(),
        "is_only_place": len(places_of(place.door)) == 1,
        "looks": [(verdict, word_of(verdict), look) for verdict, look in LOOKS.items()],
    }
    return show(request, "door", status=status, **context)


def _turned(request: HttpRequest, place: Place) -> HttpResponseBase:
    """A light screen for full sun, or dark again; kept on this phone for a day."""
    response = redirect(place.address)
    if request.COOKIES.get(LIGHT):
        response.delete_cookie(LIGHT, samesite="Lax")
    else:
        response.set_cookie(LIGHT, "1", max_age=24 * 3600, secure=request.is_secure(), httponly=True, samesite="Lax")
    return response
