"""Making and changing a network: its series, its status, and what the database holds."""

import pytest
from django.db import IntegrityError, transaction

from events.models import Fact
from events.refusals import ChangedMeanwhile
from learning.models import Network
from learning.networks.actions import change_network, make_network
from learning.networks.refusals import NetworkNeedsTitle, NotASeries, SeriesInUse, SeriesIsDraft
from tests import make
from tests.learning import build

pytestmark = pytest.mark.django_db


def test_it_is_made_under_a_readable_address_of_its_own(organiser, now):
    first = make_network(title_nl="Link", at=now, by=organiser)
    second = make_network(title_nl="Jeugdhulp Oost", at=now, by=organiser)
    third = make_network(title_nl="Jeugdhulp Oost", at=now, by=organiser)

    assert [row.slug for row in (first, second, third)] == ["link-2", "jeugdhulp-oost", "jeugdhulp-oost-2"]
    assert (first.status, first.visibility, first.is_open) == ("forming", "closed", False)
    assert Fact.objects.filter(name="network_made").first().data == {"network": first.pk}


def test_a_title_of_signs_alone_still_has_an_address(organiser, now):
    assert make_network(title_nl="★★★", at=now, by=organiser).slug == "leernetwerk"
    with pytest.raises(NetworkNeedsTitle):
        make_network(title_nl="  ", at=now, by=organiser)


def test_it_takes_a_published_series_that_is_of_no_other(organiser, now):
    event = build.series()
    for wrong, no in ((make.event(), NotASeries), (build.series(status="draft"), SeriesIsDraft)):
        with pytest.raises(no):
            make_network(title_nl="Oost", event=wrong, at=now, by=organiser)
    network = make_network(title_nl="Oost", event=event, at=now, by=organiser)
    with pytest.raises(SeriesInUse):
        make_network(title_nl="West", event=event, at=now, by=organiser)
    assert network.event == event


def test_the_page_of_its_series_is_drawn_anew_whenever_it_changes(organiser, now):
    before, after = build.series(), build.series()
    network = make_network(title_nl="Oost", event=before, at=now, by=organiser)
    change_network(network=network, version=1, event=after, at=now, by=organiser)
    before.refresh_from_db()
    after.refresh_from_db()
    assert (before.content_version, after.content_version) == (3, 2)


def test_who_saves_over_a_newer_version_is_told(organiser, now):
    network = make_network(title_nl="Oost", at=now, by=organiser)
    change_network(network=network, version=1, title_nl="Oost en West", at=now, by=organiser)
    with pytest.raises(ChangedMeanwhile) as no:
        change_network(network=network, version=1, title_nl="West", at=now, by=organiser)
    assert no.value.now.title_nl == "Oost en West"
    assert Fact.objects.get(name="network_changed").data == {"network": network.pk, "columns": ["title_nl"]}


def test_a_finished_network_takes_nobody_and_can_be_opened_again(organiser, now):
    network = make_network(title_nl="Oost", is_open=True, at=now, by=organiser)
    network = change_network(network=network, version=1, status="finished", is_open=True, at=now, by=organiser)
    assert (network.is_open, network.finished_at) == (False, now)
    network = change_network(network=network, version=2, status="running", at=now, by=organiser)
    assert network.finished_at is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"title_nl": ""},
        {"visibility": "confidential"},
        {"status": "finished"},
        {"status": "asleep"},
        {"finished_at": make.BEFORE},
    ],
)
def test_the_database_refuses_what_can_never_be(wrong):
    network = build.network()
    with pytest.raises(IntegrityError), transaction.atomic():
        Network.objects.filter(pk=network.pk).update(**wrong)
