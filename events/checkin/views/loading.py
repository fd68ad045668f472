"""How every page of the door begins and ends: who stands there, and headers that keep it to that phone."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import get_language_from_request, override

from events.checkin.doors import Door, door_of, shows_entrance
from events.checkin.who import came_by_link, who_is
from events.checkin.words import place_of
from events.codes import key_from
from events.models import Session
from events.moments import today

View = Callable[..., HttpResponseBase]
LIGHT = "bijeen_door_light"
ENTRANCE = "ingang"
POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def sealed(response: HttpResponseBase) -> HttpResponseBase:
    """The headers of the door: nothing is kept, and its script may speak to us alone."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Content-Security-Policy"] = POLICY
    response["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=()"
    return response


def in_language_of_phone(view: View) -> View:
    """The door speaks as the phone asks: its address has no language in it, and who helps there may not read Dutch."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with override(get_language_from_request(request)):
            return view(request, *args, **kwargs)

    return wrapped


def at_door(view: View) -> View:
    """Load the door of this address for who may stand there. Nobody known signs in first, whether there is a door or not."""

    @wraps(view)
    def wrapped(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        who = who_is(request)
        if not who.is_known:
            return ask_who(request)
        door = door_of(who, slug, now())
        if door is None:
            raise Http404
        return sealed(view(request, door, *args, **kwargs))

    return wrapped


def ask_who(request: HttpRequest) -> HttpResponseBase:
    """Sign in; or, who came by a link that opens nothing any more, is told so."""
    if came_by_link(request):
        return sealed(show(request, "link", status=404))
    return redirect_to_login(request.get_full_path())


def show(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponseBase:
    """A page of the door: dark, unless this phone asked for a light screen."""
    look = "light" if request.COOKIES.get(LIGHT) else "dark"
    return render(request, f"bijeen/events/checkin/{template}.html", {"theme": look, **context}, status=status)


@dataclass(frozen=True)
class Place:
    """Where at the door: a session, or the entrance; with its two lines and its address."""

    door: Door
    session: Session | None

    @property
    def key(self) -> str:
        """How an address names it."""
        return str(self.session.pk) if self.session else ENTRANCE

    @property
    def lines(self) -> tuple[str, str]:
        """What stands above it."""
        return place_of(self.door.event, self.session)

    @property
    def is_now(self) -> bool:
        """Whether it is going on at this moment."""
        return self.session is not None and self.session.starts_at <= now() < self.session.ends_at

    def url(self, name: str, *args: Any) -> str:
        """One of the door's pages, at this place."""
        return f"{reverse(f'bijeen_fixed:{name}', args=[self.door.event.slug, *args])}?{urlencode({'deur': self.key})}"

    @property
    def address(self) -> str:
        return self.url("checkin-door")

    @property
    def guest_address(self) -> str:
        return self.url("checkin-guest")


def places_of(door: Door) -> list[Place]:
    """Where one can stand today; at a conference the entrance first."""
    entrance = [Place(door, None)] if shows_entrance(door) else []
    return [*entrance, *(Place(door, session) for session in door.on(today()))]


def place_in(request: HttpRequest, door: Door) -> Place | None:
    """Where this page stands; None when that is still to be chosen. Refuses a place of elsewhere with a 404."""
    said = request.POST.get("deur") or request.GET.get("deur", "")
    if said:
        session = None if said == ENTRANCE else door.sessions.get(key_from(said))
        if (said == ENTRANCE and not door.has_entrance) or (said != ENTRANCE and session is None):
            raise Http404
        return Place(door, session)
    places = places_of(door)
    return places[0] if len(places) == 1 else None
