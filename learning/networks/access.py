"""Who may touch which network. No right, no object: the answer is a 404."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from events import access
from events.models import Role, Visibility
from learning.models import Network, NetworkPerson
from learning.networks.telling import is_public

LOADED = ("event__venue", "line__theme")


def network_to_see(slug: str) -> Network:
    """A network by its address, for anybody; one whose series is hidden is the same 404 as an unknown one."""
    network = get_object_or_404(Network.objects.select_related(*LOADED), slug=slug)
    if not is_public(network):
        raise Http404
    return network


def person_by_code(code: str) -> NetworkPerson:
    """Somebody who takes part, by the code in the address."""
    people = NetworkPerson.objects.select_related("network__event__venue", "member__organisation")
    return get_object_or_404(people, code=code, ended_at=None)


def may_make_networks(user: Any) -> bool:
    """Whether somebody may make networks: who may make events."""
    return access.may_make_events(user)


def networks_to_organise(user: Any) -> QuerySet[Network]:
    """The networks whose series somebody organises, and those without a series that somebody made.

    A programme manager sees all but those of a confidential series of others.
    """
    mine = Q(event__in=access.organised_by(user))
    if access.may_make_events(user):
        mine |= Q(event=None, made_by=user)
    if access.has_role(user, Role.Name.PROGRAMME_MANAGER):
        mine |= Q(event=None) | ~Q(event__visibility=Visibility.CONFIDENTIAL)
    return Network.objects.filter(mine).select_related(*LOADED)


def network_to_organise(request: HttpRequest, pk: int) -> Network:
    """A network at the desk."""
    return get_object_or_404(networks_to_organise(request.user), pk=pk)
