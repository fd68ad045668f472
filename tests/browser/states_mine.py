"""All that is mine in every state: full, nearly empty, of more people than one, and what comes after it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models import Count, Q
from django.utils.timezone import now

from events.calendar.actions import make_feed, use_feed
from events.models import OwnLink, Registration, State
from tests.browser.people import waiting_for_a_workshop

FILES = dict.fromkeys(("bijeen_fixed:mine-record", "bijeen_fixed:mine-download"), "a file")


def _link(email: str, **fields: Any) -> str:
    at = now()
    return OwnLink.objects.create(**{"email": email, "made_at": at, "ends_at": at + timedelta(days=7), **fields}).code


def _most(**fields: Any) -> str:
    """The address with most that was and that comes."""
    came = Count("presences", filter=Q(presences__state="present"))
    rows = Registration.objects.exclude(email="").order_by().values("email").annotate(
        number=Count("pk", distinct=True), names=Count("sort_key", distinct=True), came=came
    )  # fmt: skip
    return rows.filter(**fields).order_by("-came", "-number", "email")[0]["email"]


def somebody() -> str:
    """Who was somewhere, and has more to come."""
    return _link(_most(names=1))


def waiting() -> str:
    """Who has a place at the conference, and waits for a workshop of it."""
    code, _session = waiting_for_a_workshop()
    return _link(Registration.objects.get(code=code).email)


def sensitive() -> str:
    """Who comes to something that is not named."""
    rows = Registration.objects.filter(state=State.CONFIRMED, event__starts_at__gt=now(), event__is_sensitive=True)
    return _link(rows.exclude(email="").order_by("pk")[:1].get().email)


def together() -> str:
    """Two people with one address."""
    row = Registration.objects.filter(state=State.CONFIRMED, event__starts_at__gt=now(), event__visibility="public")
    first = row.exclude(email="").order_by("-pk")[:1].get()
    other = (
        Registration.objects.filter(event=first.event, state=State.CONFIRMED)
        .exclude(pk=first.pk)
        .order_by("-pk")[:1]
        .get()
    )
    Registration.objects.filter(pk=other.pk).update(email=first.email)
    return _link(first.email)


def nobody() -> str:
    """Whose registrations are gone."""
    return _link("niemand@example.org")


def with_calendar() -> str:
    """Whose calendar reads along since today."""
    code = somebody()
    feed = make_feed(kind="mine", email=OwnLink.objects.get(code=code).email, at=now())
    use_feed(feed=feed, at=now())
    return code


def states(seen: Callable[..., Any]) -> tuple[Any, ...]:
    """Each page with its states."""
    mine = "bijeen_fixed:mine"
    return (
        seen("bijeen_events:mine-find"),
        seen(mine, args=somebody),
        seen(mine, "waiting", args=waiting),
        seen(mine, "sensitive", args=sensitive),
        seen(mine, "together", args=together),
        seen(mine, "nothing", args=nobody),
        seen(mine, "ended", args=lambda: "bestaat-niet", status=404),
        seen(f"{mine}-me", args=somebody),
        seen(f"{mine}-me", "together", args=together),
        seen(f"{mine}-me", "nothing", args=nobody),
        seen(f"{mine}-erase", args=somebody),
        seen(f"{mine}-close", args=somebody),
        seen(f"{mine}-calendar", args=nobody),
        seen(f"{mine}-calendar", "read", args=with_calendar),
    )
