"""Goals: chosen, changed, and brought further step by step, by the organisation itself."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from events.models import Fact
from events.refusals import ChangedMeanwhile
from learning.models import Goal, GoalStep
from learning.networks.actions import MOST_GOALS, change_goal, choose_goal, take_step
from learning.networks.refusals import EnoughGoals, HasLeft, NetworkFinished, NotForFacilitators, NotYourGoal
from tests import make
from tests.learning import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return build.person(build.member(build.network(event=build.series())), role="participant")


def test_a_goal_is_nobody_elses_unless_the_organisation_says_so(person, now):
    goal = choose_goal(person=person, text=" Tolken bij het eerste gesprek ", at=now)
    assert (goal.text, goal.state, goal.number, goal.shared_with) == (
        "Tolken bij het eerste gesprek",
        "chosen",
        1,
        "nobody",
    )
    fact = Fact.objects.get(name="goal_chosen")
    assert (fact.event, fact.data) == (person.network.event, {"network": person.network.pk, "goal": goal.pk})


def test_an_organisation_works_on_a_few_at_once(person, now):
    goals = [choose_goal(person=person, text=f"Doel {number}", at=now) for number in range(MOST_GOALS)]
    with pytest.raises(EnoughGoals) as no:
        choose_goal(person=person, text="Nog een", at=now)
    assert "3 doelen" in str(no.value)
    take_step(goal=goals[0], person=person, state="stopped", sentence="Het lukte niet.", at=now)
    take_step(goal=goals[1], person=person, state="habit", sentence="Iedereen doet het.", at=now)
    choose_goal(person=person, text="Nog een", at=now)
    choose_goal(person=person, text="En nog een", at=now)
    with pytest.raises(EnoughGoals):
        take_step(goal=goals[0], person=person, state="tried", sentence="Toch weer.", at=now)


def test_a_step_is_one_sentence_and_may_go_back(person, now):
    goal = build.goal(person.member, state="works")
    step = take_step(goal=goal, person=person, state="tried", sentence=" Het bleek te vroeg. ", at=now)
    goal.refresh_from_db()
    assert (goal.state, goal.number, goal.state_at) == ("tried", 2, now)
    assert (step.sentence, step.by, step.at) == ("Het bleek te vroeg.", person, now)
    assert Fact.objects.get(name="goal_step_taken").data["state"] == "tried"


def test_two_colleagues_at_one_goal_do_not_write_over_each_other(person, now):
    goal = build.goal(person.member)
    said = {"level": "team", "shared_with": "public", "at": now}
    change_goal(goal=goal, person=person, version=1, text="Beter gezegd", **said)
    with pytest.raises(ChangedMeanwhile):
        change_goal(goal=goal, person=person, version=1, text="Anders gezegd", **said)
    goal.refresh_from_db()
    assert (goal.text, goal.shared_with, goal.version) == ("Beter gezegd", "public", 2)
    assert Fact.objects.get(name="goal_changed").data["goal"] == goal.pk


def test_nobody_writes_about_the_goal_of_another_organisation(person, now):
    other = build.goal(build.member(person.network))
    with pytest.raises(NotYourGoal):
        take_step(goal=other, person=person, state="habit", sentence="Mooi zo.", at=now)
    with pytest.raises(NotYourGoal):
        change_goal(goal=other, person=person, version=1, text="x", level="team", shared_with="public", at=now)
    elsewhere = build.goal(build.member(build.network()))
    with pytest.raises(Goal.DoesNotExist):
        take_step(goal=elsewhere, person=person, state="habit", sentence="Mooi zo.", at=now)
    assert not GoalStep.objects.exists()


def test_a_facilitator_chooses_nothing_and_who_has_left_neither(person, now):
    guide = build.person(None, network=person.network)
    with pytest.raises(NotForFacilitators):
        choose_goal(person=guide, text="Iets", at=now)
    gone = build.person(person.member, ended_at=now)
    with pytest.raises(HasLeft):
        choose_goal(person=gone, text="Iets", at=now)
    member = build.member(person.network, left_on=now.date())
    with pytest.raises(HasLeft):
        choose_goal(person=build.person(member), text="Iets", at=now)


def test_in_a_finished_network_goals_are_only_read(now):
    person = build.person(build.member(build.network(status="finished", finished_at=now)))
    goal = build.goal(person.member)
    with pytest.raises(NetworkFinished):
        take_step(goal=goal, person=person, state="habit", sentence="Nog iets.", at=now)


def test_the_database_holds_that_a_goal_has_a_state_and_a_step_says_something(person):
    goal = build.goal(person.member)
    for wrong in ({"state": "100%"}, {"shared_with": "everybody"}, {"state_at": make.BEFORE.replace(year=2000)}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Goal.objects.filter(pk=goal.pk).update(**wrong)
    for wrong in ({"sentence": "", "state": "tried"}, {"sentence": "Iets", "state": "best"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            GoalStep.objects.create(goal=goal, at=make.BEFORE, **wrong)
