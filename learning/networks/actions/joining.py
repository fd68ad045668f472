"""An organisation asks to join, and gets an answer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from events import names
from events.facts import announce
from events.messages import actions as messages
from events.models import Organisation
from events.moments import day_of
from learning.models import JoinRequest, Network, NetworkPerson
from learning.networks.actions.locking import lock_living, lock_network
from learning.networks.actions.members import add_member
from learning.networks.actions.organisations import organisation_named
from learning.networks.actions.people import add_network_person
from learning.networks.facts import join_accepted, join_declined, join_requested
from learning.networks.refusals import AnsweredAlready, NetworkTakesNobody

WAITING = JoinRequest.State.WAITING


@dataclass(frozen=True)
class Asking:
    """Who asks, for which organisation."""

    organisation_name: str
    first_name: str
    email: str
    family_name: str = ""
    organisation_type: str = Organisation.Type.OTHER
    motive: str = ""
    has_commitment: bool = False
    language: str = "nl"


@transaction.atomic
def ask_to_join(*, network: Network, asking: Asking, token: UUID, at: datetime) -> None:
    """Ask to join for an organisation; the desk answers, and a mail says that it was received. Announces `join_requested`.

    The same form sent twice is one request, and so is a second one from the same address while the first waits: the answer
    is the same for both, so that nobody learns who asked.

    Refuses: NetworkTakesNobody.
    """
    network = lock_network(network.pk)
    if not network.is_open:
        raise NetworkTakesNobody()
    email = asking.email.strip().lower()
    if JoinRequest.objects.filter(token=token).exists():
        return
    if JoinRequest.objects.filter(network=network, email=email, state=WAITING).exists():
        return
    values = {**asking.__dict__, "email": email, "organisation_name": names.typed(asking.organisation_name)}
    try:
        with transaction.atomic():
            request = JoinRequest.objects.create(network=network, token=token, asked_at=at, **values)
    except IntegrityError:  # the same form, at the same moment, at another network's address
        return
    announce(join_requested, event=network.event, at=at, network=network.pk, join=request.pk)
    _mail(request, "join_received", at)


@transaction.atomic
def accept_request(*, asked: JoinRequest, at: datetime, by: Any) -> NetworkPerson:
    """Take the organisation in, with who asked as its contact, who gets the link. An organisation that nobody knew comes into
    the list: somebody has looked at it. Announces `join_accepted`.

    Refuses: NetworkFinished, AnsweredAlready, IsMemberAlready, InNetworkAlready.
    """
    network = lock_living(asked.network_id)
    asked = _waiting(asked)
    member = add_member(
        network=network,
        organisation=organisation_named(asked.organisation_name, asked.organisation_type),
        joined_on=day_of(at),
        has_commitment=asked.has_commitment,
        at=at,
        by=by,
    )
    person = add_network_person(
        network=network,
        member=member,
        role=NetworkPerson.Role.CONTACT,
        first_name=asked.first_name,
        family_name=asked.family_name,
        email=asked.email,
        language=asked.language,
        mails_link=False,  # the answer below brings it
        at=at,
        by=by,
    )
    asked.member = member
    _answer(asked, JoinRequest.State.ACCEPTED, at, by)
    announce(join_accepted, event=network.event, at=at, by=by, network=network.pk, join=asked.pk)
    _mail(asked, "join_accepted", at)
    return person


@transaction.atomic
def decline_request(*, asked: JoinRequest, at: datetime, by: Any) -> JoinRequest:
    """Say that it does not work out this time. Announces `join_declined`.

    Refuses: AnsweredAlready.
    """
    network = lock_network(asked.network_id)
    asked = _waiting(asked)
    _answer(asked, JoinRequest.State.DECLINED, at, by)
    announce(join_declined, event=network.event, at=at, by=by, network=network.pk, join=asked.pk)
    _mail(asked, "join_declined", at)
    return asked


def _waiting(asked: JoinRequest) -> JoinRequest:
    asked = JoinRequest.objects.select_related("network__event").get(pk=asked.pk)
    if asked.state != WAITING:
        raise AnsweredAlready()
    return asked


def _answer(asked: JoinRequest, state: str, at: datetime, by: Any) -> None:
    asked.state, asked.answered_at, asked.answered_by = state, at, by
    asked.save(update_fields=["state", "answered_at", "answered_by", "member"])


def _mail(asked: JoinRequest, kind: str, at: datetime) -> None:
    messages.plan(
        kind=kind,
        key=f"{kind}:{asked.pk}",
        email=asked.email,
        event=asked.network.event,
        language=asked.language,
        at=at,
        join=asked.pk,
    )
