"""Links by which a calendar program reads along: made, renewed, ended; and that one was used."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from events.calendar.queries import Kind, kinds_for
from events.calendar.refusals import FeedEnded, NothingToFollow
from events.codes import page_code
from events.facts import announce, fact
from events.models import CalendarFeed
from events.moments import day_of

feed_made = fact("calendar_feed_made", _("Agendalink gemaakt"))
feed_renewed = fact("calendar_feed_renewed", _("Nieuwe agendalink gemaakt"))
feed_ended = fact("calendar_feed_ended", _("Agendalink beëindigd"))


@transaction.atomic
def make_feed(*, kind: str, at: datetime, email: str = "", user: Any = None, language: str = "nl") -> CalendarFeed:
    """Give an address, or a member of staff, a link of one kind; the one that is there stays. Announces `calendar_feed_made`.

    An address has `mine`, by whoever proved to read its mail; staff have `organiser` and `trainer`.

    Refuses: NothingToFollow.
    """
    email = email.strip().lower()
    if (user is None) != (kind == Kind.MINE) or (user is None and not email):
        raise NothingToFollow()
    if user is not None and kind not in kinds_for(user):
        raise NothingToFollow()
    who = {"user": user, "email": ""} if user is not None else {"user": None, "email": email}
    feed, is_new = CalendarFeed.objects.get_or_create(
        kind=kind, **who, defaults={"made_at": at, "language": "en" if language == "en" else "nl"}
    )
    if is_new:
        announce(feed_made, at=at, by=user, kind=feed.kind)
    return feed


@transaction.atomic
def renew_feed(*, feed: CalendarFeed, at: datetime) -> CalendarFeed:
    """Another link in the place of this one, which stops at once. Announces `calendar_feed_renewed`.

    Refuses: FeedEnded.
    """
    found = CalendarFeed.objects.select_for_update(no_key=True, of=("self",)).filter(pk=feed.pk).first()
    if found is None:
        raise FeedEnded()
    found.code, found.made_at, found.used_on = page_code(), at, None
    found.save(update_fields=["code", "made_at", "used_on"])
    announce(feed_renewed, at=at, by=found.user, kind=found.kind)
    return found


@transaction.atomic
def end_feed(*, feed: CalendarFeed, at: datetime) -> None:
    """End a link at once: nothing of it stays. Ending it twice is once. Announces `calendar_feed_ended`."""
    removed, _rows = CalendarFeed.objects.filter(pk=feed.pk).delete()
    if removed:
        announce(feed_ended, at=at, by=feed.user, kind=feed.kind)


@transaction.atomic
def end_feeds_of_staff(*, user: Any, at: datetime, by: Any) -> int:
    """End every link of somebody who leaves; gives how many. Announces `calendar_feed_ended` for each."""
    kinds = list(CalendarFeed.objects.filter(user=user).order_by("pk").values_list("kind", flat=True))
    CalendarFeed.objects.filter(user=user).delete()
    for kind in kinds:
        announce(feed_ended, at=at, by=by, kind=kind)
    return len(kinds)


@transaction.atomic
def erase_feeds(*, email: str) -> int:
    """Forget the link of an address, for who wants to be forgotten; gives how many there were."""
    return CalendarFeed.objects.filter(email=email.strip().lower(), user=None).delete()[0]


def use_feed(*, feed: CalendarFeed, at: datetime) -> None:
    """Keep the day on which a link was read last, and no more of it than that."""
    today = day_of(at)
    if feed.used_on != today:
        CalendarFeed.objects.filter(pk=feed.pk).update(used_on=today)
        feed.used_on = today
