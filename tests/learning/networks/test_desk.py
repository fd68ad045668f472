"""Networks at the desk: who gets there, and what is done there."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.timezone import now as clock

from events.models import Message
from learning.models import Member, Network, NetworkPerson
from learning.networks.actions import change_network
from learning.networks.urls import pages
from tests import make
from tests.learning import build

pytestmark = pytest.mark.django_db
DESK = [pattern for pattern in pages if pattern.name.startswith("learning-desk")]
NEW = {
    "title_nl": "Leernetwerk West",
    "summary_nl": "Samen leren.",
    "visibility": "closed",
    "status": "forming",
    "is_open": "on",
    "version": "0",
}


def url(name: str, *args) -> str:
    return reverse("bijeen_events:learning-desk" + (f"-{name}" if name else ""), args=args)


@pytest.fixture
def network(organiser):
    return build.network(event=build.series(organiser=organiser))


@pytest.fixture
def desk(client, organiser):
    client.force_login(organiser)
    return client


def addresses(network) -> dict[str, str]:
    member = network.members.first() or build.member(network)
    asked = network.requests.first() or build.asked(network)
    found = {}
    for pattern in DESK:
        row = asked.pk if pattern.name.endswith("request") else member.pk
        names = [part.split(":")[-1] for part in re.findall(r"<([^>]+)>", str(pattern.pattern))]
        fill = {"pk": network.pk, "row": row}
        found[pattern.name] = reverse(f"bijeen_events:{pattern.name}", kwargs={name: fill[name] for name in names})
    return found


@pytest.mark.parametrize("name", [pattern.name for pattern in DESK])
def test_who_organises_the_series_sees_it_and_nobody_else(
    client, network, organiser, stranger, administrator, trainer, name
):
    path = addresses(network)[name]
    assert client.get(path).url.startswith("/inloggen/")
    client.force_login(organiser)
    assert client.get(path).status_code == 200
    other = make.user("ander")
    make.event(organiser=other)
    for somebody in (other, stranger, administrator, trainer):
        client.force_login(somebody)
        assert client.get(path).status_code == 404, somebody


def test_a_programme_manager_sees_all_but_the_networks_of_a_confidential_series(client, manager):
    client.force_login(manager)
    hidden = {"visibility": "confidential", "is_sensitive": True}
    for fields, status in (({}, 200), (hidden, 404)):
        shown = build.network(event=build.series(**fields))
        assert client.get(url("network", shown.pk)).status_code == status
        assert (f"/beheer/netwerken/{shown.pk}/" in client.get(url("")).content.decode()) == (status == 200)


def test_without_a_series_it_is_of_who_made_it(client, organiser):
    network, colleague = build.network(made_by=organiser), make.user("collega", role="organiser")
    for somebody, status in ((organiser, 200), (colleague, 404)):
        client.force_login(somebody)
        assert client.get(url("network", network.pk)).status_code == status


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_and_a_network_cost_the_same_for_one_and_three(
    desk, organiser, network, django_assert_num_queries, number
):
    for turn in range(number):
        member = build.member(network)
        build.person(member)
        build.goal(member, step="Iets.")
        build.asked(network)
        build.network(f"Netwerk {turn}", event=build.series(organiser=organiser))
    with django_assert_num_queries(8):
        desk.get(url(""))
    with django_assert_num_queries(14):
        desk.get(url("network", network.pk))


# Making and changing -----------------------------------------------------------------------------------------


def test_a_network_is_made_from_its_series(desk, organiser):
    event = build.series("Leernetwerk Oost", organiser=organiser, title_en="Network East")
    assert (
        f'{url("make")}?reeks={event.pk}"'
        in desk.get(reverse("bijeen_events:desk-event", args=[event.pk])).content.decode()
    )
    form = desk.get(url("make"), {"reeks": event.pk}).context["form"]
    assert (form["title_nl"].value(), form["event"].value()) == ("Leernetwerk Oost", event.pk)
    response = desk.post(url("make"), {**NEW, "event": event.pk})
    made = Network.objects.get()
    assert response.url == url("network", made.pk)
    assert (made.event, made.made_by, made.is_open) == (event, organiser, True)
    page = desk.get(reverse("bijeen_events:desk-event", args=[event.pk])).content.decode()
    assert url("network", made.pk) in page


@pytest.mark.parametrize(
    "wrong",
    [{"title_nl": ""}, {"status": "asleep"}, {"visibility": "confidential"}, {"event": "999"}, {"event": "x'--"}],
)
def test_a_form_that_is_not_right_comes_back_with_what_was_typed(desk, wrong):
    response = desk.post(url("make"), {**NEW, **wrong})
    assert response.status_code == 422 and "Samen leren." in response.content.decode()
    assert not Network.objects.exists()
    for query in ("x", "9" * 40, "-1"):
        assert desk.get(url("make"), {"reeks": query}).status_code == 200


def test_two_people_at_one_network_see_both_versions(desk, organiser, network):
    opened = desk.get(url("change", network.pk)).context["form"]
    data = {**NEW, "event": network.event.pk, "version": 1, "opened": opened["opened"].value()}
    change_network(network=network, version=1, title_nl="Van een ander", at=clock(), by=organiser)
    response = desk.post(url("change", network.pk), {**data, "title_nl": "Van mij"})
    page = response.content.decode()
    assert response.status_code == 422 and "Van een ander" in page and "Van mij" in page
    assert desk.post(url("change", network.pk), {**data, "version": 2, "title_nl": "Van mij"}).status_code == 302
    network.refresh_from_db()
    assert network.title_nl == "Van mij"


# Members and people ---------------------------------------------------------------------------------------------


def test_an_organisation_comes_in_with_its_people_and_goes(desk, network):
    form = {"organisation": "De Kade", "organisation_type": "youth_care", "joined_on": localdate().isoformat()}
    response = desk.post(url("add", network.pk), form)
    member = Member.objects.get()
    assert response.url == url("member", network.pk, member.pk)
    assert "doet al mee" in desk.post(url("add", network.pk), form).content.decode()
    person = {"first_name": "Aylin", "email": "aylin@example.org", "role": "contact", "language": "nl", "add": "1"}
    assert desk.post(response.url, person).status_code == 302
    made = NetworkPerson.objects.get()
    page = desk.get(response.url).content.decode()
    assert "Aylin" in page and made.code not in page
    again = desk.post(response.url, person)
    assert again.status_code == 422 and "doet al mee met dit netwerk" in again.content.decode()
    desk.post(response.url, {"mail": made.pk})
    assert Message.objects.filter(kind="network_link").count() == 2
    desk.post(response.url, {"end": made.pk})
    assert desk.post(response.url, {"end": made.pk}).status_code == 404
    desk.post(response.url, {"agreed": "1", "has_commitment": "on"})
    member.refresh_from_db()
    assert member.has_commitment and not member.is_shown
    day = (localdate() - timedelta(days=9)).isoformat()
    early = desk.post(url("leave", network.pk, member.pk), {"left_on": day})
    assert early.status_code == 422 and "voor de dag waarop de organisatie begon" in early.content.decode()
    assert desk.post(url("leave", network.pk, member.pk), {"left_on": localdate().isoformat()}).status_code == 302
    assert desk.get(response.url).status_code == 404


def test_facilitators_stand_beside_the_members(desk, network):
    path = url("facilitators", network.pk)
    desk.post(path, {"first_name": "Sven", "email": "sven@example.org", "language": "nl", "add": "1"})
    assert NetworkPerson.objects.get().is_facilitator
    assert "Sven" in desk.get(url("network", network.pk)).content.decode()
    for key in ("0", "x", "9" * 30):
        assert desk.post(path, {"end": key}).status_code == 404


def test_the_desk_counts_what_an_organisation_keeps_to_itself_and_does_not_read_it(desk, network):
    member = build.member(network)
    build.goal(member, "Gedeeld doel", step="Het gaat goed.")
    build.goal(member, "Geheim doel", shared_with="nobody", step="Het gaat slecht.")
    for path in (url("network", network.pk), url("member", network.pk, member.pk)):
        page = desk.get(path).content.decode()
        assert "Gedeeld doel" in page and "1 doel dat ze voor zichzelf houdt" in page
        assert "Geheim doel" not in page and "slecht" not in page


# Answering -----------------------------------------------------------------------------------------------------


def test_a_request_is_answered_on_a_page_of_its_own_once(desk, network):
    request = build.asked(network, "Stichting Nieuw", motive="<b>Leren</b>")
    path = url("request", network.pk, request.pk)
    assert path in desk.get(url("network", network.pk)).content.decode()
    assert "&lt;b&gt;Leren" in desk.get(path).content.decode()
    assert desk.post(path, {"accept": "1"}).url == url("network", network.pk)
    assert Member.objects.get().organisation.name == "Stichting Nieuw"
    late = desk.post(path, {"decline": "1"})
    assert late.status_code == 422 and "Deze vraag is al beantwoord." in late.content.decode()
    other = build.asked(network)
    desk.post(url("request", network.pk, other.pk), {"decline": "1"})
    other.refresh_from_db()
    assert other.state == "declined"
    elsewhere = build.asked(build.network())
    assert desk.get(url("request", network.pk, elsewhere.pk)).status_code == 404
