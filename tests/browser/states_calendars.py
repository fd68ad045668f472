"""Following one's own calendar, in every state: without a link, with one that is new, with one that was read."""

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.timezone import now

from demo.cast import BY_KEY
from events.calendar.actions import end_feeds_of_staff, make_feed, use_feed
from tests.browser.seen import ORGANISER, TRAINER, Seen

PAGE = "bijeen_events:desk-calendar"


def _user(who: str) -> Any:
    return get_user_model().objects.get(email=BY_KEY[who].email)


def without(who: str) -> tuple[()]:
    """No link yet."""
    end_feeds_of_staff(user=_user(who), at=now(), by=None)
    return ()


def with_one(who: str, kind: str, *, is_read: bool) -> tuple[()]:
    """A link, which a calendar read today, or has not yet."""
    without(who)
    feed = make_feed(user=_user(who), kind=kind, at=now())
    if is_read:
        use_feed(feed=feed, at=now())
    return ()


STATES = (
    Seen(PAGE, who=ORGANISER, args=lambda: without(ORGANISER)),
    Seen(PAGE, "read", who=ORGANISER, args=lambda: with_one(ORGANISER, "organiser", is_read=True)),
    Seen(PAGE, "trainer", who=TRAINER, args=lambda: with_one(TRAINER, "trainer", is_read=False)),
)
NO_PAGE = dict.fromkeys(
    (
        "bijeen_fixed:calendar-agenda",
        "bijeen_fixed:calendar-event",
        "bijeen_fixed:calendar-mine",
        "bijeen_fixed:calendar-staff",
        "bijeen_fixed:registration-calendar",
    ),
    "a calendar",
)
