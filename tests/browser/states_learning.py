"""Learning networks in every state that they can have in the demo's year."""

from collections.abc import Callable
from typing import Any

from learning.models import Goal, JoinRequest, Member, Network, NetworkPerson
from tests.browser.seen import MANAGER, Seen

OWN, DESK = "bijeen_fixed:learning-own", "bijeen_events:learning-desk"


def _open() -> Network:
    """The network to which organisations can still come."""
    return Network.objects.filter(is_open=True).order_by("pk")[:1].get()


def _slug() -> str:
    return _open().slug


def _goal() -> Goal:
    """A goal that was tried, of somebody who reads Dutch."""
    return Goal.objects.filter(state=Goal.State.TRIED, member__people__language="nl").order_by("pk")[:1].get()


def _contact() -> NetworkPerson:
    return NetworkPerson.objects.filter(member=_goal().member, role="contact")[:1].get()


def _code() -> str:
    return _contact().code


def _guide() -> str:
    return NetworkPerson.objects.filter(role="facilitator").order_by("pk")[:1].get().code


def _of_goal() -> tuple[str, int]:
    return _contact().code, _goal().pk


def _network() -> int:
    return _open().pk


def _of(rows: Any) -> Callable[[], tuple[int, int]]:
    return lambda: (_open().pk, rows.objects.filter(network=_open()).order_by("pk")[:1].get().pk)


STATES = (
    Seen("bijeen_events:learning-list"),
    Seen("bijeen_events:learning-network", args=_slug),
    Seen("bijeen_events:learning-network", "unknown", args=lambda: "bestaat-niet", status=404),
    Seen("bijeen_events:learning-join", args=_slug),
    Seen("bijeen_events:learning-joined", args=_slug),
    Seen("bijeen_events:learning-find"),
    Seen(OWN, args=_code),
    Seen(OWN, "facilitator", args=_guide),
    Seen(OWN, "unknown", args=lambda: "onbekend", status=404),
    Seen(OWN + "-choose", args=_code),
    Seen(OWN + "-step", args=_of_goal),
    Seen(OWN + "-change", args=_of_goal),
    Seen(OWN + "-shown", args=_code),
    Seen(OWN + "-link", args=_code),
    Seen(DESK, who=MANAGER),
    Seen(DESK + "-make", who=MANAGER),
    *(Seen(f"{DESK}-{page}", who=MANAGER, args=_network) for page in ("network", "change", "facilitators", "add")),
    *(Seen(f"{DESK}-{page}", who=MANAGER, args=_of(Member)) for page in ("member", "leave")),
    Seen(DESK + "-request", who=MANAGER, args=_of(JoinRequest)),
)
