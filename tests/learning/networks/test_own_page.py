"""Somebody's own page: the own goals, what others share, the meetings; behind a code, and nothing of others leaks."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.models import Message
from learning.models import Goal, GoalStep
from learning.networks.actions import change_goal
from tests import make
from tests.learning import build

pytestmark = pytest.mark.django_db


def url(name: str, person, *args) -> str:
    return reverse(f"bijeen_fixed:learning-own{name}", args=[person.code, *args])


@pytest.fixture
def network():
    return build.network(event=build.series())


@pytest.fixture
def person(network):
    return build.person(build.member(network, "De Kade"))


def test_it_shows_own_goals_first_and_of_others_only_what_they_share(client, network, person):
    build.goal(person.member, "Ons eigen doel", shared_with="nobody", state="tried", step="Vijf keer gedaan.")
    other = build.member(network, "Het Vlot")
    build.goal(other, "Gedeeld doel", state="works", step="Het gaat goed.")
    build.goal(other, "Geheim doel", shared_with="nobody")
    build.goal(other, "Gestopt doel", state="stopped")
    build.person(other, first_name="Bo", may_show=True)
    build.person(other, first_name="Cem")
    build.goal(build.member(build.network(), "Elders"), "Doel van een ander netwerk")

    response = client.get(url("", person))
    page = response.content.decode()

    assert page.index("Ons eigen doel") < page.index("Gedeeld doel")
    for there in ("Vijf keer gedaan.", "Het gaat goed.", "Jouw organisatie", ", stap 2 van 4", "Bo Kaya", "Keer 2"):
        assert there in page
    for gone in ("Geheim doel", "Gestopt doel", "Cem", "Elders", "ander netwerk", "%"):
        assert gone not in page.split("<main")[1].split("</main>")[0]
    assert "<title>Jouw leernetwerk</title>" in page
    assert response["Referrer-Policy"] == "no-referrer" and response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_one_and_three(client, network, person, django_assert_num_queries, number):
    for turn in range(number):
        build.goal(person.member, f"Doel {turn}", step="Iets.")
        build.goal(build.member(network), f"Ander {turn}", step="Iets.")
        build.person(build.member(network), may_show=True)
    with django_assert_num_queries(9):
        client.get(url("", person))


def test_a_goal_is_chosen_a_step_taken_and_both_stand_there(client, person):
    form = {"text": "Tolken bij het\neerste gesprek", "level": "team", "shared_with": "network"}
    assert client.post(url("-choose", person), form).url == url("", person)
    goal = Goal.objects.get()
    assert goal.text == "Tolken bij het eerste gesprek"
    done = client.post(url("-step", person, goal.pk), {"sentence": "Twee keer geprobeerd.", "state": "tried"})
    assert done.url == url("", person)
    page = client.get(url("-step", person, goal.pk)).content.decode()
    assert "Twee keer geprobeerd." in page and person.full_name in page


@pytest.mark.parametrize(
    "wrong", [{"sentence": "  "}, {"state": "100"}, {"sentence": "x" * 301}, {"sentence": "\x00"}, {"state": ""}]
)
def test_a_step_that_cannot_be_read_is_asked_again(client, person, wrong):
    goal = build.goal(person.member)
    response = client.post(url("-step", person, goal.pk), {"sentence": "Gedaan.", "state": "tried", **wrong})
    assert response.status_code == 422 and "b-field-error" in response.content.decode()
    assert not GoalStep.objects.exists()


def test_a_rule_that_says_no_stands_in_the_form(client, person):
    for number in range(3):
        build.goal(person.member, f"Doel {number}")
    assert f'{url("-choose", person)}"' not in client.get(url("", person)).content.decode()
    form = {"text": "Nog een", "level": "team", "shared_with": "nobody"}
    response = client.post(url("-choose", person), form)
    assert response.status_code == 422
    assert (
        "Je organisatie werkt al aan 3 doelen." in response.content.decode() and "Nog een" in response.content.decode()
    )


def test_two_colleagues_at_one_goal_see_both_versions(client, person, now):
    goal = build.goal(person.member, "Zoals het was")
    opened = client.get(url("-change", person, goal.pk)).context["form"]
    data = {name: opened[name].value() for name in ("version", "opened", "level", "shared_with")}
    change_goal(goal=goal, person=person, version=1, text="Van een ander", level="team", shared_with="network", at=now)
    response = client.post(url("-change", person, goal.pk), {**data, "text": "Van mij"})
    page = response.content.decode()
    assert response.status_code == 422 and "Van een ander" in page and "Van mij" in page
    again = {**data, "text": "Van mij", "version": 2}
    assert client.post(url("-change", person, goal.pk), again).status_code == 302
    goal.refresh_from_db()
    assert goal.text == "Van mij"


def test_nobody_gets_at_the_goal_of_another_or_with_another_code(client, network, person):
    other = build.goal(build.member(network))
    for name in ("-step", "-change"):
        assert client.get(url(name, person, other.pk)).status_code == 404
        assert client.post(url(name, person, other.pk), {"sentence": "x", "state": "habit"}).status_code == 404
    guide, gone = build.person(None, network=network), build.person(person.member, ended_at=clock())
    assert client.get(url("-choose", guide)).status_code == 404
    assert client.get(url("-step", guide, other.pk)).status_code == 404
    assert f'{url("-choose", guide)}"' not in client.get(url("", guide)).content.decode()
    for code in (gone.code, "onbekend", "a" * 500, "%00", "'--"):
        response = client.get(f"/leernetwerk/{code}/")
        assert response.status_code == 404 and "Deze link werkt niet" in response.content.decode()


def test_a_facilitator_sees_what_the_network_agreed(client, network):
    member = build.member(network)
    build.goal(member, "Gedeeld doel")
    build.goal(member, "Geheim doel", shared_with="nobody")
    page = client.get(url("", build.person(None, network=network))).content.decode()
    assert "Gedeeld doel" in page and "Geheim doel" not in page and "Begeleider" in page


def test_the_meetings_lead_to_ones_own_registration_or_to_the_form(client, network, person):
    page = client.get(url("", person)).content.decode()
    assert reverse("bijeen_events:registration-register", args=[network.event.slug]) in page  # one may join later
    registration = make.registration(network.event, email=person.email)
    page = client.get(url("", person)).content.decode()
    assert reverse("bijeen_fixed:registration", args=[registration.code]) in page and "Je hebt een plek." in page
    ahead = build.network(event=build.series(starts_at=clock() + timedelta(weeks=2)))
    page = client.get(url("", build.person(build.member(ahead)))).content.decode()
    assert reverse("bijeen_events:registration-register", args=[ahead.event.slug]) in page


def test_what_others_may_read_is_said_by_each_and_for_the_organisation_by_its_contact(client, person):
    other = build.person(person.member, role="participant")
    assert "openbare pagina" not in client.get(url("-shown", other)).content.decode()
    client.post(url("-shown", other), {"may_show": "on", "is_shown": "on"})
    client.post(url("-shown", person), {"is_shown": "on"})
    for row in (person, other, person.member):
        row.refresh_from_db()
    assert (person.may_show, other.may_show, person.member.is_shown) == (False, True, True)


def test_a_new_link_ends_the_old_one(client, person):
    old = url("", person)
    assert client.get(url("-link", person)).status_code == 200
    assert "Kijk in je mail" in client.post(url("-link", person)).content.decode()
    person.refresh_from_db()
    assert client.get(old).status_code == 404 and client.get(url("", person)).status_code == 200
    assert Message.objects.filter(kind="network_link").count() == 1
    for _time in range(4):
        client.post(url("-link", person))
        person.refresh_from_db()
    assert client.post(url("-link", person)).status_code == 429


def test_of_a_finished_network_everything_is_read_and_nothing_written(client, now):
    network = build.network(status="finished", finished_at=now)
    person = build.person(build.member(network))
    goal = build.goal(person.member, step="Het is af.")
    page = client.get(url("", person)).content.decode()
    assert "Het is af." in page and f'{url("-choose", person)}"' not in page
    assert url("-change", person, goal.pk) not in page
    assert "<form" not in client.get(url("-step", person, goal.pk)).content.decode()
    response = client.post(url("-step", person, goal.pk), {"sentence": "Nog iets.", "state": "habit"})
    assert response.status_code == 422 and not GoalStep.objects.filter(sentence="Nog iets.").exists()


def test_a_sensitive_series_gives_its_name_to_no_private_page(client):
    network = build.network("Gesprekken met ouders", event=build.series("Gesprekken", is_sensitive=True))
    person = build.person(build.member(network))
    page = client.get(url("", person)).content.decode()
    assert "Gesprekken" not in page and "Keer 1" not in page and "b-exit" in page and "Jouw leernetwerk" in page


def test_it_speaks_the_language_of_the_person(client, network):
    person = build.person(build.member(network), language="en")
    assert '<html lang="en"' in client.get(url("", person)).content.decode()
