"""Who follows which calendar, and by which link."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse

from events import access, conf
from events.models import CalendarFeed

Kind = CalendarFeed.Kind


def feed_of(*, kind: str = Kind.MINE, email: str = "", user: Any = None) -> CalendarFeed | None:
    """The link of an address, or one of a member of staff; None when there is none."""
    who = {"user": user} if user is not None else {"email": email.strip().lower(), "user": None}
    return CalendarFeed.objects.filter(kind=kind, **who).first()


def feeds_of_staff(user: Any) -> dict[str, CalendarFeed]:
    """All links of a member of staff, by kind."""
    return {feed.kind: feed for feed in CalendarFeed.objects.filter(user=user)}


def kinds_for(user: Any) -> list[Kind]:
    """What somebody can follow now: what they organise, what they give."""
    kinds = []
    if access.roles_of(user).filter(name__in=access.ORGANISING).exists():
        kinds.append(Kind.ORGANISER)
    if access.sessions_to_train(user).exists():
        kinds.append(Kind.TRAINER)
    return kinds


def own_feed(code: str) -> CalendarFeed:
    """The link of an address by the code in it; an ended one is like any that never was."""
    return _by_code(code, kind=Kind.MINE)


def staff_feed(code: str) -> CalendarFeed:
    """The link of a member of staff who can still sign in."""
    return _by_code(code, user__is_active=True)


def _by_code(code: str, **which: Any) -> CalendarFeed:
    feed = CalendarFeed.objects.select_related("user").filter(code=code, **which).first()
    if feed is None:
        raise Http404
    return feed


@dataclass(frozen=True)
class Links:
    """How a calendar is taken in: by its address, here or from elsewhere, or by one that opens the calendar program at once."""

    path: str
    https: str
    webcal: str


def links_of(feed: CalendarFeed) -> Links:
    """The links of a feed, as they are shown to whose it is."""
    name = "calendar-mine" if feed.kind == Kind.MINE else "calendar-staff"
    return links_to(reverse(f"bijeen_fixed:{name}", args=[feed.code]))


def links_to(path: str) -> Links:
    """The links of any calendar at this path."""
    https = conf.base_url() + path
    return Links(path, https, f"webcal://{https.partition('://')[2]}")
