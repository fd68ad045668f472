"""Boxes about networks on pages of the ground, and who is a member there."""

from typing import Any

from django.http import HttpRequest

from events import disclosure
from events.models import HOLDING, Event, Registration, Shape, WayIn
from learning.models import Goal, Network
from learning.networks import queries
from learning.networks.access import may_make_networks
from learning.networks.telling import is_public, title_outside

KIND = "learning_network"  # a series of this kind is waiting for its network


def of_event(request: HttpRequest, event: Event) -> dict[str, Any] | None:
    """Under a series for everybody: which network it is of. Kept with that page, so it depends on the network's row alone."""
    network = _network_of(event)
    return {"network": network} if network and is_public(network) else None


def _network_of(event: Event) -> Network | None:
    """The network of a series; nothing else has one, so no page of anything else asks."""
    if event.shape != Shape.SERIES:
        return None
    return Network.objects.select_related("event").filter(event=event).first()


def at_the_desk(request: HttpRequest, event: Event) -> dict[str, Any] | None:
    """Beside a series at the desk: its network with how it stands, or a way to make one."""
    if event.shape != Shape.SERIES:
        return None
    network = queries.networks_at_the_desk(Network.objects.filter(event=event)).first()
    may_make = event.kind == KIND and event.status == Event.Status.PUBLISHED and may_make_networks(request.user)
    return {"event": event, "network": network} if network or may_make else None


def is_proven(registration: Registration) -> bool:
    """Whether who reads the page of this registration got its link by mail.

    Where a known address is greeted, who fills in the form lands on the page at once: anybody could have typed that address,
    so nothing of a network is told there.
    """
    return not disclosure.of(registration.event).greets_known


def of_registration(request: HttpRequest, registration: Registration) -> dict[str, Any] | None:
    """On one's own page: the goals of my organisation, or only which network it is."""
    network = _network_of(registration.event)
    if network is None or not registration.is_alive:
        return None
    if not is_proven(registration):
        return {"rows": [], "network": network if is_public(network) else None, "title": title_outside(network)}
    return _mine([registration])


def of_mine(request: HttpRequest, registrations: list[Registration]) -> dict[str, Any] | None:
    """Among all that is mine, opened by a mailed link: the goals of my organisation in each network."""
    return _mine([row for row in registrations if row.is_alive])


def _mine(registrations: list[Registration]) -> dict[str, Any] | None:
    people = list({person.pk: person for person in queries.people_of(registrations).values()}.values())
    if not people:
        return None
    goals: dict[int, list[Goal]] = queries.goals_by_member([row.member_id for row in people if row.member_id])
    rows = [
        {"person": person, "title": title_outside(person.network), "goals": goals.get(person.member_id or 0, [])}
        for person in people
    ]
    return {"rows": rows}


def is_member(registration: Registration) -> bool:
    """Whether somebody belongs to the network of this event: for materials.

    Only with a place, and where an open form alone gives nobody the address of a member.
    """
    if registration.state not in HOLDING or not registration.email:
        return False
    if not is_proven(registration) and registration.event.way_in == WayIn.OPEN:
        return False
    return bool(queries.people_of([registration]))
