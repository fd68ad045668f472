"""The link to somebody's own page: mailed, mailed again, and replaced by a new one."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.codes import page_code
from events.facts import announce
from events.messages import actions as messages
from learning.models import NetworkPerson
from learning.networks.actions.locking import lock_network, person_now
from learning.networks.facts import network_link_sent


@transaction.atomic
def send_network_link(*, person: NetworkPerson, at: datetime, by: Any) -> None:
    """Mail somebody the link to the own page; the desk does that by hand. Announces `network_link_sent`.

    Refuses: HasLeft.
    """
    network = lock_network(person.network_id)
    person = person_now(network, person)
    told = announce(network_link_sent, event=network.event, at=at, by=by, network=network.pk, person=person.pk)
    plan_link(person, f"{told.pk}", at)


@transaction.atomic
def renew_network_link(*, person: NetworkPerson, at: datetime) -> NetworkPerson:
    """Mail a new link; the old one opens nothing from now on. Announces `network_link_sent`.

    Refuses: HasLeft.
    """
    network = lock_network(person.network_id)
    person = person_now(network, person)
    person.code = page_code()
    person.save(update_fields=["code"])
    told = announce(network_link_sent, event=network.event, at=at, network=network.pk, person=person.pk)
    plan_link(person, f"{told.pk}", at)
    return person


@transaction.atomic
def mail_links(*, email: str, at: datetime) -> None:
    """Mail the links of every network in which this address takes part, once in ten minutes.

    Runs behind the page (`Ask`): an unknown address gets no mail, and nothing tells so.
    """
    people = NetworkPerson.objects.filter(email=email.strip().lower(), ended_at=None).select_related("network__event")
    for person in people:
        plan_link(person, f"{at:%Y%m%d%H}{at.minute // 10}", at)


def plan_link(person: NetworkPerson, mark: str, at: datetime) -> None:
    """Make the mail due; the code is looked up when it is sent."""
    messages.plan(
        kind="network_link",
        key=f"network_link:{person.pk}:{mark}",
        email=person.email,
        event=person.network.event,
        language=person.language,
        at=at,
        person=person.pk,
    )
