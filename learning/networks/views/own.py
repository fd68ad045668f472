"""Somebody's own page of a network, behind the code that was mailed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from events.asking import refuse_too_often, tried
from events.private import behind_code
from events.refusals import Refusal
from learning.models import Goal, Member, NetworkPerson
from learning.networks import actions, queries
from learning.networks.access import person_by_code
from learning.networks.actions.goals import OPEN
from learning.networks.forms.own import ChangeGoalForm, GoalForm, ShownForm, StepForm
from learning.networks.telling import title_outside, told_of

PLACE = "bijeen/learning/networks/"
own_network = behind_code(person_by_code, PLACE + "unknown.html")


def _show(
    request: HttpRequest, person: NetworkPerson, template: str, status: int | None = None, /, **context: Any
) -> HttpResponse:
    form = context.get("form")
    network = person.network
    shown = {"person": person, "network": network, "title": title_outside(network), "told": told_of(network)}
    wrong = request.method == "POST" and form is not None and form.errors
    return render(request, f"{PLACE}{template}.html", {**shown, **context}, status=status or (422 if wrong else 200))


@own_network
def page(request: HttpRequest, person: NetworkPerson) -> HttpResponseBase:
    """The goals of my organisation, what the others share, the meetings, and who is in it."""
    at, event, told = now(), person.network.event, told_of(person.network)
    meetings = queries.meetings_of(person.network, at)
    mine = queries.own_goals(person.member) if person.member else []
    working = [goal for goal in mine if goal.state in OPEN]
    return _show(
        request,
        person,
        "own",
        mine=mine,
        others=queries.goals_of_others(person),
        may_choose=bool(person.member) and not person.network.is_finished and len(working) < actions.MOST_GOALS,
        may_write=bool(person.member) and not person.network.is_finished,
        members=Member.objects.filter(network=person.network, left_on=None).count(),
        meetings=meetings,
        met=sum(1 for meeting in meetings if meeting.is_over),
        has_ended=queries.next_of(meetings) is None,
        may_register=event is not None and told.has_public_page and event.way_in != "invited" and event.is_open(at),
        registration=queries.registration_of(person),
        people=queries.people_shown(person),
    )


def _back(person: NetworkPerson) -> HttpResponseBase:
    return redirect("bijeen_fixed:learning-own", person.code)


def _own_goal(person: NetworkPerson, row: int) -> Goal:
    """A goal of one's own organisation."""
    if person.member is None:
        raise Http404
    return get_object_or_404(Goal, pk=row, member=person.member)


@own_network
def choose(request: HttpRequest, person: NetworkPerson) -> HttpResponseBase:
    """Choose a goal."""
    if person.member is None:
        raise Http404
    form = GoalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.choose_goal(person=person, at=now(), **form.cleaned_data)
        except Refusal as no:
            form.refuse(no)
        else:
            return _back(person)
    return _show(request, person, "goal", form=form)


@own_network
def change(request: HttpRequest, person: NetworkPerson, row: int) -> HttpResponseBase:
    """Say it better, or say who may see it."""
    goal = _own_goal(person, row)

    def act(form: ChangeGoalForm) -> Goal:
        return actions.change_goal(goal=goal, person=person, at=now(), **form.cleaned_data)

    form, done = tried(request, goal, ChangeGoalForm, act)
    return _back(person) if done else _show(request, person, "goal", form=form, goal=goal)


@own_network
def step(request: HttpRequest, person: NetworkPerson, row: int) -> HttpResponseBase:
    """Write down a step, under all that were taken before."""
    goal = _own_goal(person, row)
    form = StepForm(goal, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_step(goal=goal, person=person, at=now(), **form.cleaned_data)
        except Refusal as no:
            form.refuse(no)
        else:
            return _back(person)
    return _show(request, person, "step", form=form, goal=goal, steps=goal.steps.select_related("by"))


@own_network
def shown(request: HttpRequest, person: NetworkPerson) -> HttpResponseBase:
    """Who may read my name, and that of my organisation."""
    form = ShownForm(person, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.choose_to_be_shown(person=person, at=now(), **form.cleaned_data)
        except Refusal as no:
            form.refuse(no)
        else:
            return _back(person)
    return _show(request, person, "shown", form=form)


@own_network
def link(request: HttpRequest, person: NetworkPerson) -> HttpResponseBase:
    """A new link by mail; the old one is dead."""
    if request.method != "POST":
        return _show(request, person, "link")
    try:
        refuse_too_often(request, "network-link", person.email, each=5, crowd=100)
        actions.renew_network_link(person=person, at=now())
    except Refusal as no:
        return _show(request, person, "link", 429 if no.code == "too_often" else 422, refusal=no)
    return _show(request, person, "link_sent")
