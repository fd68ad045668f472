"""Improvement goals: an organisation chooses some, writes down its steps, and says who may see them."""

from datetime import datetime

from django.db import transaction

from events.facts import announce
from events.refusals import ChangedMeanwhile
from learning.models import Goal, GoalStep, Member, Network, NetworkPerson
from learning.networks.actions.locking import goal_now, lock_living, person_now
from learning.networks.facts import goal_changed, goal_chosen, goal_step_taken
from learning.networks.refusals import EnoughGoals, NotForFacilitators, NotYourGoal

MOST_GOALS = 3  # domain 4: one to three an organisation
OPEN = (Goal.State.CHOSEN, Goal.State.TRIED, Goal.State.WORKS)


@transaction.atomic
def choose_goal(
    *, person: NetworkPerson, text: str, at: datetime, level: str = Goal.Level.TEAM, shared_with: str = "nobody"
) -> Goal:
    """Choose a goal for one's organisation; nobody else sees it unless the organisation says so. Announces `goal_chosen`.

    Refuses: NetworkFinished, HasLeft, NotForFacilitators, EnoughGoals.
    """
    network, person, member = _acting(person)
    if Goal.objects.filter(member=member, state__in=OPEN).count() >= MOST_GOALS:
        raise EnoughGoals(most=MOST_GOALS)
    goal = Goal.objects.create(
        member=member, text=text.strip(), level=level, shared_with=shared_with, chosen_at=at, state_at=at
    )
    announce(goal_chosen, event=network.event, at=at, network=network.pk, goal=goal.pk)
    return goal


@transaction.atomic
def change_goal(
    *, goal: Goal, person: NetworkPerson, version: int, text: str, level: str, shared_with: str, at: datetime
) -> Goal:
    """Say it better, or say who may see it; `version` is that of the form. Announces `goal_changed`.

    Refuses: NetworkFinished, HasLeft, NotForFacilitators, NotYourGoal, ChangedMeanwhile.
    """
    network, person, member = _acting(person)
    goal = _own(network, goal, member)
    if goal.version != version:
        raise ChangedMeanwhile(now=goal)
    goal.text, goal.level, goal.shared_with = text.strip(), level, shared_with
    goal.version += 1
    goal.save()
    announce(goal_changed, event=network.event, at=at, network=network.pk, goal=goal.pk)
    return goal


@transaction.atomic
def take_step(*, goal: Goal, person: NetworkPerson, state: str, sentence: str, at: datetime) -> GoalStep:
    """Write down in one sentence what was done, and how far the goal is since; back is a step as well.

    Announces `goal_step_taken`.

    Refuses: NetworkFinished, HasLeft, NotForFacilitators, NotYourGoal; EnoughGoals where a stopped goal is taken up again.
    """
    network, person, member = _acting(person)
    goal = _own(network, goal, member)
    others = Goal.objects.filter(member=member, state__in=OPEN).exclude(pk=goal.pk)
    if goal.state not in OPEN and state in OPEN and others.count() >= MOST_GOALS:
        raise EnoughGoals(most=MOST_GOALS)
    step = GoalStep.objects.create(goal=goal, state=state, sentence=sentence.strip(), by=person, at=at)
    goal.state, goal.state_at = state, max(at, goal.chosen_at)
    goal.save(update_fields=["state", "state_at"])
    announce(goal_step_taken, event=network.event, at=at, network=network.pk, goal=goal.pk, state=state)
    return step


def _acting(person: NetworkPerson) -> tuple[Network, NetworkPerson, Member]:
    """Who acts, for which organisation, under the network's lock."""
    network = lock_living(person.network_id)
    person = person_now(network, person)
    if person.member is None:
        raise NotForFacilitators()
    return network, person, person.member


def _own(network: Network, goal: Goal, member: Member) -> Goal:
    goal = goal_now(network, goal)
    if goal.member_id != member.pk:
        raise NotYourGoal()
    return goal
