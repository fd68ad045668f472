"""Who asks: whoever opened a door link in this browser, else who is signed in."""

from django.http import HttpRequest
from django.utils.timezone import now

from events.checkin.doors import Who, link_by_code
from events.models import DoorLink

KEY = "bijeen_door_link"


def who_is(request: HttpRequest) -> Who:
    """A link goes before an account: a door is opened on a phone of which nobody knows whose session is still in it."""
    session = getattr(request, "session", None)
    if session is not None and (code := session.get(KEY)):
        link = link_by_code(str(code), now())
        if link:
            return Who(link=link)
    return Who(user=getattr(request, "user", None))


def open_with(request: HttpRequest, link: DoorLink) -> None:
    """From now on this browser stands at the link's door. The session gets another key, so that nobody planted it."""
    request.session.cycle_key()
    request.session[KEY] = link.code


def leave(request: HttpRequest) -> None:
    """This browser stands at no door any more by a link."""
    request.session.pop(KEY, None)


def came_by_link(request: HttpRequest) -> bool:
    """Whether this browser opened a door link; it may have ended since."""
    session = getattr(request, "session", None)
    return session is not None and KEY in session
