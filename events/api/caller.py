"""Who calls the API, and at which doors that caller stands."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, UnreadablePostError
from ninja.security import HttpBearer
from ninja.utils import check_csrf

from events.api.actions import digest_of
from events.api.problems import Problem
from events.checkin.doors import NOBODY, Door, Who, door_at, door_of
from events.checkin.who import who_is
from events.models import ApiToken
from events.registration.limits import TooOften, refuse_too_often

SCOPES = ("checkin",)
GUESSES = 60  # an hour, from one device


@dataclass(frozen=True)
class Caller:
    """A program with a token, or somebody at a door in a browser."""

    who: Who = NOBODY
    token: ApiToken | None = None

    def door(self, slug: str, at: datetime) -> Door:
        """The door of this event. An event that is not there and one that is no business of the caller are the same."""
        door = self._by_token(slug) if self.token else door_of(self.who, slug, at)
        if door is None:
            raise Problem("no_door")
        return door

    def _by_token(self, slug: str) -> Door | None:
        door = door_at(slug)
        if door is None or self.token is None or self.token.event_id not in (None, door.event.pk):
            return None
        return door


class Doors(HttpBearer):
    """A bearer token (RFC 6750); without one, the session of who is signed in or opened a door link, with its CSRF token."""

    openapi_description = "manage.py create_token --scope checkin"

    def __call__(self, request: HttpRequest) -> Caller:
        caller = self._caller(request)
        try:
            _ = request.body
        except RequestDataTooBig:
            raise Problem("too_large") from None
        except UnreadablePostError:
            raise Problem("unreadable") from None
        return caller

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        """Who holds this token; None when it is none of ours, was ended, or is for something else."""
        row = ApiToken.objects.filter(digest=digest_of(token), scope="checkin", ended_at=None).first()
        return Caller(token=row) if row else None

    def _caller(self, request: HttpRequest) -> Caller:
        said = request.headers.get("Authorization", "")
        if said:
            kind, _space, token = said.partition(" ")
            found = self.authenticate(request, token.strip()) if kind.lower() == "bearer" else None
            if found is None:
                _count_guess(request)
                raise Problem("who_are_you")
            return found
        who = who_is(request)
        if not who.is_known:
            raise Problem("who_are_you")
        if check_csrf(request):
            raise Problem("form_lay_too_long")
        return Caller(who=who)


def _count_guess(request: HttpRequest) -> None:
    """Guesses are slow: after so many an hour a device only hears that it was too often."""
    try:
        refuse_too_often(request, "api-token", "", each=GUESSES, crowd=GUESSES)
    except TooOften:
        raise Problem("too_often") from None
