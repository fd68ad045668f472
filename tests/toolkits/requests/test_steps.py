"""The way of a request: one step after the other, declined, planned as a meeting, and what follows from that meeting."""

from datetime import timedelta

import pytest
from django.db import connection

from events.attendance.facts import event_closed
from events.facts import announce
from events.handing import hand_out
from events.messages.drawing import mail_of
from events.models import Event, Fact, Message, Role
from events.planning.actions import cancel_event, discard_draft
from events.planning.refusals import EndsBeforeStart
from tests import make
from tests.toolkits import build
from toolkits.models import TrainingRequest
from toolkits.requests.actions import (
    cancel_training,
    decline_request,
    make_training,
    mark_given,
    plan_training,
    take_step,
)
from toolkits.requests.refusals import HasATraining, NotTheNextStep, RequestOver, TrainingInThePast, TrainingOff
from toolkits.requests.states import WAY

pytestmark = pytest.mark.django_db
STEPS = ("contacted", "intake_done", "offered", "agreed")
DAY = timedelta(days=1)


@pytest.fixture
def acts(now, organiser):
    return {"at": now, "by": organiser}


def training(request=None, **fields) -> Event:
    return make.event(kind="toolkit_training", **{"starts_at": make.DAY, **fields})


def test_each_step_follows_the_one_before_and_is_written_down(acts, now):
    request = build.request()
    for step in STEPS:
        assert take_step(asked=request, step=step, **acts).state == step
    assert [row.data["state"] for row in Fact.objects.order_by("pk")] == list(STEPS)
    given = build.request(state="given")
    assert take_step(asked=given, step="followed_up", **acts).ended_at is None
    assert take_step(asked=given, step="closed", **acts).ended_at == now


@pytest.mark.parametrize("state", [*WAY, "declined", "withdrawn"])
def test_a_step_out_of_order_is_refused(acts, state):
    request = build.request(state=state)
    right = {"new": "contacted", "contacted": "intake_done", "intake_done": "offered", "offered": "agreed",
             "given": "followed_up", "followed_up": "closed"}.get(state)  # fmt: skip
    for step in ("", "asleep", *TrainingRequest.State.values):
        if step != right:
            with pytest.raises(NotTheNextStep):
                take_step(asked=request, step=step, **acts)


def test_it_is_declined_without_a_reason_as_long_as_nothing_is_planned(acts, now):
    request = build.request(build.toolkit("Toolkit Vertrek"), state="agreed")
    assert decline_request(asked=request, **acts).ended_at == now
    mail = mail_of(Message.objects.get())
    assert "lukt deze keer niet" in mail.body and "Vertrek" not in mail.subject + mail.body
    for state in ("planned", "given", "closed", "declined", "withdrawn"):
        with pytest.raises(RequestOver):
            decline_request(asked=build.request(state=state), **acts)


@pytest.mark.parametrize(
    ("wish", "kind"), [("in_company", "toolkit_training"), ("learning_session", "learning_session")]
)
def test_an_agreed_request_becomes_a_closed_sensitive_meeting_by_invitation(acts, organiser, wish, kind):
    toolkit = build.toolkit("Toolkit Vertrek", line=make.line())
    request = build.request(toolkit, state="agreed", wish=wish)
    planned = make_training(asked=request, starts_at=make.DAY, ends_at=make.DAY + DAY / 8, **acts)
    event = planned.event
    assert planned.state == "planned"
    assert (event.kind, event.visibility, event.is_sensitive, event.way_in) == (kind, "closed", True, "invited")
    assert (event.toolkit_key, event.line, event.is_planned, event.status) == (
        toolkit.key,
        toolkit.line,
        False,
        "draft",
    )
    assert event.title_nl == "Toolkit Vertrek" and "De Kade" not in event.title_nl + event.summary_nl
    assert "even weglopen" in event.warning_nl and "step out" in event.warning_en
    assert event.pools.get(mode="on_site").capacity == 12
    assert Role.objects.filter(user=organiser, event=event, name="organiser").exists()
    mail = mail_of(Message.objects.get(kind="training_planned"))
    assert "donderdag 11 maart 2027" in mail.body and "Vertrek" not in mail.subject + mail.body


def test_wrong_times_make_no_meeting(acts, now):
    request = build.request(state="agreed")
    with pytest.raises(TrainingInThePast):
        make_training(asked=request, starts_at=now, ends_at=now + DAY, **acts)
    with pytest.raises(EndsBeforeStart):
        make_training(asked=request, starts_at=make.DAY, ends_at=make.DAY, **acts)
    with pytest.raises(NotTheNextStep):
        make_training(asked=build.request(state="offered"), starts_at=make.DAY, ends_at=make.DAY + DAY, **acts)
    assert not Event.objects.exists()


def test_a_meeting_that_is_there_answers_one_request_and_gets_its_toolkit(acts, now):
    toolkit, event = build.toolkit(), training()
    request = build.request(toolkit, state="agreed")
    assert plan_training(asked=request, event=event, **acts).event == event
    event.refresh_from_db()
    assert event.toolkit_key == toolkit.key
    other = build.request(toolkit, state="agreed")
    with pytest.raises(HasATraining):
        plan_training(asked=other, event=event, **acts)
    past = training(starts_at=now - DAY)
    off = training(status="cancelled", cancelled_at=now)
    for wrong in (past, off):
        with pytest.raises(TrainingOff):
            plan_training(asked=other, event=wrong, **acts)
    with pytest.raises(NotTheNextStep):
        plan_training(asked=build.request(state="new"), event=training(), **acts)


def test_two_requests_that_get_one_meeting_at_the_same_moment_are_refused(acts):
    event, other = training(), build.request(state="agreed")

    def meanwhile(execute, sql, params, many, context):
        if sql.startswith("UPDATE") and TrainingRequest._meta.db_table in sql and '"state" =' in sql and not done:
            done.append(1)
            TrainingRequest.objects.filter(pk=other.pk).update(event=event, state="planned")
        return execute(sql, params, many, context)

    done: list[int] = []
    with connection.execute_wrapper(meanwhile), pytest.raises(HasATraining):
        plan_training(asked=build.request(state="agreed"), event=event, **acts)


def test_it_is_given_when_its_meeting_is_closed_once(acts, now):
    event = training()
    request = plan_training(asked=build.request(state="agreed"), event=event, **acts)
    announce(event_closed, event=event, at=now + DAY)
    hand_out(now + DAY)
    request.refresh_from_db()
    assert (request.state, request.given_at) == ("given", now + DAY)
    for _twice in range(2):
        mark_given(event=event, at=now + 2 * DAY)
    cancel_training(event=event, at=now + 2 * DAY)
    request.refresh_from_db()
    assert (request.state, request.given_at) == ("given", now + DAY)
    assert Fact.objects.filter(name="training_step_taken", data__state="given", actor="system").count() == 1


def test_it_is_to_be_planned_again_when_its_meeting_is_off(acts, now, organiser):
    event = training()
    request = plan_training(asked=build.request(state="agreed"), event=event, **acts)
    event.refresh_from_db()
    cancel_event(event=event, version=event.version, reason="Ziek", **acts)
    hand_out(now)
    request.refresh_from_db()
    assert (request.state, request.event) == ("agreed", None)
    cancel_training(event=event, at=now)
    made = make_training(asked=request, starts_at=make.DAY, ends_at=make.DAY + DAY / 8, **acts)
    discard_draft(event=made.event, version=made.event.version, **acts)
    request.refresh_from_db()
    assert (request.state, request.event) == ("planned", None)
    assert plan_training(asked=request, event=training(), **acts).event is not None
