"""An organisation asks to join: received once, and answered once."""

import pytest
from django.db import IntegrityError, transaction

from events.models import Fact, Message, Organisation
from learning.models import JoinRequest, Member, NetworkPerson
from learning.networks.actions import accept_request, ask_to_join, decline_request
from learning.networks.actions.joining import Asking
from learning.networks.refusals import AnsweredAlready, InNetworkAlready, NetworkFinished, NetworkTakesNobody
from tests import make
from tests.learning import build

pytestmark = pytest.mark.django_db
ASKING = Asking("Stichting  Nieuw", "Bo", "Bo@Example.org", family_name="Bakker", motive="We willen leren.")


def kinds() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("kind", flat=True))


def test_a_request_is_received_once_whatever_is_sent_again(now):
    network, token = build.network(is_open=True, event=build.series()), make.token()
    ask_to_join(network=network, asking=ASKING, token=token, at=now)
    ask_to_join(network=network, asking=ASKING, token=token, at=now)
    ask_to_join(network=network, asking=ASKING, token=make.token(), at=now)

    request = JoinRequest.objects.get()
    assert (request.organisation_name, request.email, request.state) == (
        "Stichting Nieuw",
        "bo@example.org",
        "waiting",
    )
    assert kinds() == ["join_received"]
    fact = Fact.objects.get(name="join_requested")
    assert (fact.event, fact.data) == (network.event, {"network": network.pk, "join": request.pk})


def test_a_network_that_takes_nobody_says_so(now):
    with pytest.raises(NetworkTakesNobody):
        ask_to_join(network=build.network(), asking=ASKING, token=make.token(), at=now)


def test_yes_makes_a_member_and_its_contact_in_one_mail(organiser, now):
    network = build.network()
    request = build.asked(network, organisation_type="youth_care", has_commitment=True)
    person = accept_request(asked=request, at=now, by=organiser)

    member = Member.objects.get(network=network)
    assert (member.organisation.name, member.organisation.is_listed, member.has_commitment) == (
        "Stichting Nieuw",
        True,
        True,
    )
    assert (person.member, person.role, person.email) == (member, "contact", request.email)
    request.refresh_from_db()
    assert (request.state, request.answered_by, request.member) == ("accepted", organiser, member)
    assert kinds() == ["join_accepted"]
    assert Fact.objects.filter(name="join_accepted").count() == 1
    with pytest.raises(AnsweredAlready):
        decline_request(asked=request, at=now, by=organiser)


def test_a_yes_that_is_refused_leaves_nothing_behind(organiser, now):
    network = build.network()
    request = build.asked(network)
    build.person(None, network=network, email=request.email)
    with pytest.raises(InNetworkAlready):
        accept_request(asked=request, at=now, by=organiser)
    assert not Member.objects.exists() and not Organisation.objects.exists()
    assert JoinRequest.objects.get().state == "waiting"
    finished = build.asked(build.network(status="finished", finished_at=now))
    with pytest.raises(NetworkFinished):
        accept_request(asked=finished, at=now, by=organiser)


def test_no_is_a_mail_and_the_same_address_may_ask_again(organiser, now):
    network = build.network(is_open=True)
    request = build.asked(network, email="bo@example.org")
    decline_request(asked=request, at=now, by=organiser)
    ask_to_join(network=network, asking=ASKING, token=make.token(), at=now)
    assert kinds() == ["join_declined", "join_received"]
    assert Fact.objects.get(name="join_declined").by == organiser
    assert not NetworkPerson.objects.exists()


def test_the_database_holds_one_open_request_an_address_and_a_moment_of_answering(now):
    network = build.network()
    request = build.asked(network, email="bo@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        build.asked(network, email="bo@example.org")
    for wrong in ({"state": "accepted"}, {"answered_at": now}):
        with pytest.raises(IntegrityError), transaction.atomic():
            JoinRequest.objects.filter(pk=request.pk).update(**wrong)
