"""People take part in a network for their organisation, and are replaced; who guides it stands beside the members."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.facts import announce
from learning.models import Member, Network, NetworkPerson
from learning.networks.actions.links import plan_link
from learning.networks.actions.locking import lock_living, lock_network, member_now, person_now
from learning.networks.facts import network_member_changed, network_person_added, network_person_ended
from learning.networks.refusals import EnoughPeople, InNetworkAlready, OnlyForContacts

MOST_PEOPLE = 4  # domain 4: an organisation names one to four


@transaction.atomic
def add_network_person(
    *,
    network: Network,
    member: Member | None,
    first_name: str,
    family_name: str,
    email: str,
    at: datetime,
    by: Any,
    role: str = NetworkPerson.Role.PARTICIPANT,
    language: str = "nl",
    mails_link: bool = True,
) -> NetworkPerson:
    """Let somebody take part for a member, or guide the network (without a member); the link to the own page is mailed,
    unless another mail of the caller brings it.

    Announces `network_person_added`.

    Refuses: NetworkFinished, HasLeft, EnoughPeople, InNetworkAlready.
    """
    network = lock_living(network.pk)
    if member is None:
        role = NetworkPerson.Role.FACILITATOR
    else:
        member = member_now(network, member)
        if NetworkPerson.objects.filter(member=member, ended_at=None).count() >= MOST_PEOPLE:
            raise EnoughPeople(most=MOST_PEOPLE)
    email = email.strip().lower()
    if NetworkPerson.objects.filter(network=network, email=email, ended_at=None).exists():
        raise InNetworkAlready()
    person = NetworkPerson.objects.create(
        network=network,
        member=member,
        role=role,
        first_name=first_name.strip(),
        family_name=family_name.strip(),
        email=email,
        language=language,
        added_at=at,
    )
    announce(network_person_added, event=network.event, at=at, by=by, network=network.pk, person=person.pk)
    if mails_link:
        plan_link(person, "added", at)
    return person


@transaction.atomic
def end_network_person(*, person: NetworkPerson, at: datetime, by: Any) -> NetworkPerson:
    """Somebody takes part no longer; the own page closes, what was written stays. Announces `network_person_ended`.

    Refuses: HasLeft.
    """
    network = lock_network(person.network_id)
    person = person_now(network, person)
    person.ended_at = at
    person.save(update_fields=["ended_at"])
    announce(network_person_ended, event=network.event, at=at, by=by, network=network.pk, person=person.pk)
    return person


@transaction.atomic
def choose_to_be_shown(
    *, person: NetworkPerson, may_show: bool, at: datetime, is_shown: bool | None = None
) -> NetworkPerson:
    """Somebody says whether the others of the network may read the own name; and the contact (`is_shown`) whether the
    organisation may be named on the public page. Announces `network_member_changed` for the organisation.

    Also in a network that is finished: what was agreed may be taken back.

    Refuses: HasLeft, OnlyForContacts.
    """
    network = lock_network(person.network_id)
    person = person_now(network, person)
    person.may_show = may_show
    person.save(update_fields=["may_show"])
    if is_shown is None:
        return person
    if not person.is_contact or person.member is None:
        raise OnlyForContacts()
    if person.member.is_shown != is_shown:
        person.member.is_shown = is_shown
        person.member.save(update_fields=["is_shown"])
        announce(network_member_changed, event=network.event, at=at, network=network.pk, member=person.member.pk)
    return person
