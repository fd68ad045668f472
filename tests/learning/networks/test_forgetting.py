"""Who was in a network is forgotten in time; what organisations did stays."""

from datetime import timedelta

import pytest

from events.privacy.actions import forget_what_is_due
from learning.models import Goal, GoalStep, JoinRequest, Member, NetworkPerson
from learning.networks.forgetting import MONTHS_3, MONTHS_6, YEAR
from tests.learning import build

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_people_and_what_they_wrote_go_a_year_after_the_end(now):
    network = build.network(status="finished", finished_at=now)
    member = build.member(network)
    build.person(member)
    build.goal(member, "Gedeeld doel", step="Een zin.")
    build.goal(member, "Eigen doel", shared_with="nobody", step="Nog een zin.")
    running = build.member(build.network())
    build.person(running)
    build.goal(running, step="Blijft.")

    assert forget_what_is_due(now + YEAR - DAY)["network_person"] == 0
    assert forget_what_is_due(now + YEAR + DAY, dry_run=True)["goal_step"] == 3
    counts = forget_what_is_due(now + YEAR + DAY)

    assert (counts["network_person"], counts["goal_step"]) == (1, 3)
    assert NetworkPerson.objects.get().member == running
    assert [step.sentence for step in GoalStep.objects.all()] == ["Blijft."]
    assert sorted(Goal.objects.filter(member=member).values_list("text", flat=True)) == ["", "Gedeeld doel"]
    assert Member.objects.filter(network=network).exists()
    assert forget_what_is_due(now + YEAR + DAY)["goal_step"] == 0


def test_a_network_that_nobody_finished_ends_with_its_series(now):
    event = build.series()
    build.person(build.member(build.network(event=event)))
    assert forget_what_is_due(event.ends_at + YEAR - DAY)["network_person"] == 0
    assert forget_what_is_due(event.ends_at + YEAR + DAY)["network_person"] == 1


def test_who_left_goes_a_year_later_and_what_was_written_stays_without_a_name(now):
    member = build.member(build.network())
    person = build.person(member, ended_at=now)
    goal = build.goal(member, step="Een zin.")
    GoalStep.objects.update(by=person)
    assert forget_what_is_due(now + YEAR + DAY)["network_person"] == 1
    assert goal.steps.get().by is None


def test_who_asked_goes_three_months_after_the_answer_or_half_a_year_without_one(now):
    network = build.network()
    build.asked(network, state="declined", answered_at=now, asked_at=now)
    build.asked(network, asked_at=now)
    assert forget_what_is_due(now + MONTHS_3 + DAY)["join_request"] == 1
    assert forget_what_is_due(now + MONTHS_6 + DAY)["join_request"] == 1
    assert not JoinRequest.objects.exists()


def test_who_made_a_network_is_forgotten_unless_that_says_whose_it_is(organiser, now):
    made = {"made_by": organiser, "made_at": now}
    alone, with_series = build.network(**made), build.network(event=build.series(), **made)
    finished = build.network(status="finished", finished_at=now, **made)
    assert forget_what_is_due(now + YEAR - DAY)["network_maker"] == 0
    assert forget_what_is_due(now + YEAR + DAY)["network_maker"] == 2
    for network, maker in ((alone, organiser), (with_series, None), (finished, None)):
        network.refresh_from_db()
        assert network.made_by == maker
