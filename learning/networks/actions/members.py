"""Organisations come into a network, agree on things, and leave it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from events.facts import announce
from events.models import Organisation
from learning.models import Member, Network, NetworkPerson
from learning.networks.actions.locking import lock_living, lock_network, member_now
from learning.networks.actions.organisations import organisation_named
from learning.networks.facts import network_member_added, network_member_changed, network_member_ended
from learning.networks.refusals import IsMemberAlready, LeavesBeforeJoining


@transaction.atomic
def add_member(
    *,
    network: Network,
    organisation: Organisation,
    joined_on: date,
    at: datetime,
    by: Any,
    has_commitment: bool = False,
    is_shown: bool = False,
) -> Member:
    """Take an organisation into a network. Announces `network_member_added`.

    Refuses: NetworkFinished, IsMemberAlready.
    """
    network = lock_living(network.pk)
    if Member.objects.filter(network=network, organisation=organisation, left_on=None).exists():
        raise IsMemberAlready()
    member = Member.objects.create(
        network=network,
        organisation=organisation,
        joined_on=joined_on,
        has_commitment=has_commitment,
        is_shown=is_shown,
    )
    announce(network_member_added, event=network.event, at=at, by=by, network=network.pk, member=member.pk)
    return member


@transaction.atomic
def add_named_member(
    *,
    network: Network,
    organisation: str,
    organisation_type: str,
    joined_on: date,
    at: datetime,
    by: Any,
    **agreed: bool,
) -> Member:
    """The same for an organisation by its name, as the desk types it: one that nobody knew comes into the list.

    Announces `network_member_added`.

    Refuses: what `add_member` refuses.
    """
    found = organisation_named(organisation, organisation_type or Organisation.Type.OTHER)
    return add_member(network=network, organisation=found, joined_on=joined_on, at=at, by=by, **agreed)


@transaction.atomic
def change_member(*, member: Member, has_commitment: bool, is_shown: bool, at: datetime, by: Any) -> Member:
    """Write down what was agreed with an organisation: its management joins in, and it may be named on the public page.

    Announces `network_member_changed`.

    Refuses: NetworkFinished, HasLeft.
    """
    network = lock_living(member.network_id)
    member = member_now(network, member)
    member.has_commitment, member.is_shown = has_commitment, is_shown
    member.save(update_fields=["has_commitment", "is_shown"])
    announce(network_member_changed, event=network.event, at=at, by=by, network=network.pk, member=member.pk)
    return member


@transaction.atomic
def end_member(*, member: Member, left_on: date, at: datetime, by: Any) -> Member:
    """An organisation takes part no longer: its people's pages close, its goals stay with the organisation's name.

    Announces `network_member_ended`.

    Refuses: HasLeft, LeavesBeforeJoining.
    """
    network = lock_network(member.network_id)
    member = member_now(network, member)
    if left_on < member.joined_on:
        raise LeavesBeforeJoining()
    member.left_on = left_on
    member.save(update_fields=["left_on"])
    NetworkPerson.objects.filter(member=member, ended_at=None).update(ended_at=at)
    announce(network_member_ended, event=network.event, at=at, by=by, network=network.pk, member=member.pk)
    return member
