"""Plain builders of learning networks, as the actions leave them."""

from datetime import timedelta
from itertools import count
from typing import Any

from django.utils.timezone import now as clock

from events.models import Event, Session
from learning.models import Goal, GoalStep, JoinRequest, Member, Network, NetworkPerson
from tests import make

_numbers = count(1)
WEEK = timedelta(weeks=1)


def series(title: str = "Leernetwerk Oost", *, meetings: int = 3, **fields: Any) -> Event:
    """A series that began three weeks ago, with a meeting each four weeks."""
    starts_at = fields.pop("starts_at", clock().replace(microsecond=0) - 3 * WEEK)
    fields = {"shape": "series", "kind": "learning_network", "way_in": "request", "visibility": "closed", **fields}
    ends_at = starts_at + (meetings - 1) * 4 * WEEK + timedelta(hours=3)
    event = make.event(title, session=False, starts_at=starts_at, ends_at=ends_at, **fields)
    for number in range(meetings):
        begins = starts_at + number * 4 * WEEK
        Session.objects.create(
            event=event,
            starts_at=begins,
            ends_at=begins + timedelta(hours=3),
            number=number + 1,
            title_nl=f"Keer {number + 1}",
        )
    return event


def network(title: str = "Leernetwerk Oost", **fields: Any) -> Network:
    """A network that is running; without a series unless one is given."""
    fields = {
        "title_nl": title,
        "slug": f"netwerk-{next(_numbers)}",
        "status": "running",
        "made_at": make.BEFORE,
        **fields,
    }
    return Network.objects.create(**fields)


def member(network: Network, name: str = "", **fields: Any) -> Member:
    """An organisation in it."""
    organisation = make.organisation(name or f"Jeugdhulp {next(_numbers)}", municipality="Arnhem")
    return Member.objects.create(
        network=network, organisation=organisation, **{"joined_on": make.BEFORE.date(), **fields}
    )


def person(member: Member | None, *, network: Network | None = None, **fields: Any) -> NetworkPerson:
    """Somebody of a member, its contact; without one a facilitator of `network`."""
    number = next(_numbers)
    fields = {
        "role": "contact" if member else "facilitator",
        "first_name": "Aylin",
        "family_name": f"Kaya{number}",
        "email": f"aylin{number}@example.org",
        "added_at": make.BEFORE,
        **fields,
    }
    return NetworkPerson.objects.create(network=network or (member and member.network), member=member, **fields)


def goal(member: Member, text: str = "Elk gezin krijgt een tolk", *, step: str = "", **fields: Any) -> Goal:
    """A goal that the network may see; with one step when asked."""
    fields = {"shared_with": "network", "chosen_at": make.BEFORE, "state_at": make.BEFORE, **fields}
    made = Goal.objects.create(member=member, text=text, **fields)
    if step:
        GoalStep.objects.create(goal=made, state=made.state, sentence=step, at=made.state_at)
    return made


def asked(network: Network, name: str = "Stichting Nieuw", **fields: Any) -> JoinRequest:
    """Somebody who wants to join and has no answer."""
    number = next(_numbers)
    fields = {"first_name": "Bo", "email": f"bo{number}@example.org", "asked_at": make.BEFORE, **fields}
    return JoinRequest.objects.create(network=network, token=make.token(), organisation_name=name, **fields)
