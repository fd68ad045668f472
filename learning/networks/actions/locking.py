"""The network's row is locked by whatever counts or changes what hangs on it: two who do that at once take turns."""

from learning.models import Goal, Member, Network, NetworkPerson
from learning.networks.refusals import HasLeft, NetworkFinished


def lock_network(pk: int) -> Network:
    """The network as it stands now, whatever its status."""
    rows = Network.objects.select_for_update(of=("self",), no_key=True).select_related("event")
    return rows.get(pk=pk)


def lock_living(pk: int) -> Network:
    """The network, to change something in it. Refuses: NetworkFinished."""
    network = lock_network(pk)
    if network.is_finished:
        raise NetworkFinished()
    return network


def member_now(network: Network, member: Member) -> Member:
    """The member under the network's lock. Refuses: HasLeft."""
    found = Member.objects.select_related("organisation").get(pk=member.pk, network=network)
    if found.left_on is not None:
        raise HasLeft()
    return found


def person_now(network: Network, person: NetworkPerson) -> NetworkPerson:
    """Who acts on the own page, under the network's lock. Refuses: HasLeft."""
    found = NetworkPerson.objects.select_related("member").filter(pk=person.pk, network=network).first()
    if found is None or found.ended_at is not None or (found.member and found.member.left_on is not None):
        raise HasLeft()
    return found


def goal_now(network: Network, goal: Goal) -> Goal:
    """The goal under the network's lock."""
    return Goal.objects.get(pk=goal.pk, member__network=network)
