"""Networks on pages of the ground: only what the reader of that page may know; and who is a member."""

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils.timezone import now as clock

from events.extend import audiences
from events.models import Event
from learning.networks.actions import change_network
from learning.networks.panels import of_mine, of_registration
from tests import make
from tests.learning import build

pytestmark = pytest.mark.django_db


def request():
    return RequestFactory().get("/")


def coming(**fields) -> Event:
    return build.series(starts_at=clock().replace(microsecond=0) + 2 * build.WEEK, **fields)


def test_a_series_names_its_network_until_that_changes(client, organiser):
    event = coming()
    network = build.network("Leernetwerk Oost", event=event)
    path = reverse("bijeen_events:agenda-event", args=[event.slug])
    assert reverse("bijeen_events:learning-network", args=[network.slug]) in client.get(path).content.decode()
    change_network(network=network, version=1, title_nl="Andere naam", at=clock(), by=organiser)
    assert "Andere naam" in client.get(path).content.decode()
    other = coming()
    assert (
        "Het leernetwerk" not in client.get(reverse("bijeen_events:agenda-event", args=[other.slug])).content.decode()
    )


def test_ones_own_registration_shows_the_goals_of_ones_organisation(client):
    event = coming()
    person = build.person(build.member(build.network(event=event)))
    build.goal(person.member, "Ons doel", shared_with="nobody")
    build.goal(build.member(person.network), "Doel van een ander")
    registration = make.registration(event, email=person.email)
    page = client.get(reverse("bijeen_fixed:registration", args=[registration.code])).content.decode()
    assert "Ons doel" in page and "Doel van een ander" not in page
    assert reverse("bijeen_fixed:learning-own", args=[person.code]) in page


def test_where_anybody_could_have_typed_the_address_nothing_of_a_person_is_told(client):
    event = coming(visibility="public", way_in="open")
    person = build.person(build.member(build.network(event=event)))
    build.goal(person.member, "Ons doel")
    registration = make.registration(event, email=person.email)
    page = client.get(reverse("bijeen_fixed:registration", args=[registration.code])).content.decode()
    assert "Ons doel" not in page and person.code not in page
    assert reverse("bijeen_events:learning-find") in page


def test_who_is_in_no_network_or_comes_no_longer_sees_no_box():
    event = coming()
    build.person(build.member(build.network(event=event)), email="aylin@example.org")
    other = make.registration(event)
    gone = make.registration(event, email="aylin@example.org", state="cancelled")
    elsewhere = make.registration(make.event(visibility="closed"), email="aylin@example.org")
    for registration in (other, gone, elsewhere):
        assert of_registration(request(), registration) is None
    assert of_mine(request(), [other, gone, elsewhere]) is None


@pytest.mark.parametrize("number", [1, 3])
def test_all_that_is_mine_costs_the_same_for_one_and_three(django_assert_num_queries, number):
    mine = []
    for _turn in range(number):
        event = coming()
        build.goal(build.person(build.member(build.network(event=event)), email="ik@example.org").member, step="Iets.")
        mine.append(make.registration(event, email="ik@example.org"))
    with django_assert_num_queries(3):
        shown = of_mine(request(), mine)
    assert len(shown["rows"]) == number and all(row["goals"] for row in shown["rows"])


def test_members_are_an_audience_for_materials():
    includes = audiences["network"].includes
    event = coming()
    person = build.person(build.member(build.network(event=event)))
    assert includes(make.registration(event, email=person.email))
    assert not includes(make.registration(event))
    assert not includes(make.registration(event, email=person.email, state="requested", first_name="Bo"))
    for way_in, is_member in (("open", False), ("request", True)):
        public = coming(visibility="public", way_in=way_in)
        somebody = build.person(build.member(build.network(event=public)))
        assert includes(make.registration(public, email=somebody.email)) is is_member
