"""Following all that is mine in one's own calendar: the link, made, renewed and ended."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now

from events.calendar.actions import end_feed, make_feed, renew_feed
from events.calendar.queries import Kind, feed_of, links_of
from events.calendar.refusals import FeedEnded
from events.mine.queries import mine_of
from events.mine.views import PLACE, exit_of, own_link
from events.models import OwnLink


@own_link
def calendar(request: HttpRequest, link: OwnLink) -> HttpResponseBase:
    """The link that my calendar reads, and how to put it there."""
    if request.method == "POST":
        _act(link, request.POST.get("do", ""))
        return redirect("bijeen_fixed:mine-calendar", code=link.code)
    feed = feed_of(email=link.email)
    told = exit_of(mine_of(link, now()).rows)
    context = {"link": link, "feed": feed, "links": links_of(feed) if feed else None, "told": told}
    return render(request, PLACE + "calendar.html", context)


def _act(link: OwnLink, what: str) -> None:
    """What was asked; to one that was ended meanwhile nothing is done, and the page says so."""
    at, feed = now(), feed_of(email=link.email)
    if what == "make":
        make_feed(kind=Kind.MINE, email=link.email, at=at, language=link.language)
    elif what == "end" and feed:
        end_feed(feed=feed, at=at)
    elif what == "renew" and feed:
        try:
            renew_feed(feed=feed, at=at)
        except FeedEnded:
            return
