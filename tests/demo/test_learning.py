"""The networks of the year stand there as in the file, played in through the actions."""

import pytest

from events.models import Message
from learning.models import Goal, JoinRequest, Member, Network, NetworkPerson

pytestmark = pytest.mark.usefixtures("year")


def test_each_network_has_its_series_its_members_and_their_goals():
    assert set(Network.objects.values_list("source_key", "event__source_key")) == {
        ("net-01", "act-04"),
        ("net-02", "act-05"),
    }
    assert Member.objects.count() == Goal.objects.count() == 9
    assert {state for (state,) in Goal.objects.values_list("state").distinct()} == {"chosen", "tried", "works"}
    assert Goal.objects.get(shared_with="nobody").text == "Pleegouders met diverse achtergronden werven"


def test_every_member_has_a_contact_and_every_network_a_facilitator():
    assert NetworkPerson.objects.filter(role="contact").values("member").distinct().count() == 9
    assert NetworkPerson.objects.filter(role="facilitator").count() == 2


def test_one_organisation_asks_to_join_and_only_that_mail_is_still_to_go():
    assert JoinRequest.objects.get().state == "waiting"
    due = Message.objects.filter(status="due", kind__in=("network_link", "join_received"))
    assert list(due.values_list("kind", flat=True)) == ["join_received"]
