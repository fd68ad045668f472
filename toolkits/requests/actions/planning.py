"""An agreed request becomes a meeting, and follows it: given when that is closed, to be planned again when that is off."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext, gettext_noop, override

from events.facts import announce
from events.models import Event, Mode, WayIn
from events.planning.actions import make_event
from toolkits.library.actions import tie_event
from toolkits.models import Toolkit, TrainingRequest
from toolkits.requests.actions.links import plan_mail
from toolkits.requests.actions.locking import lock_request, put_state
from toolkits.requests.facts import training_step_taken
from toolkits.requests.refusals import HasATraining, NotTheNextStep, TrainingInThePast, TrainingOff
from toolkits.requests.states import can_be_planned

State = TrainingRequest.State
WARNING = gettext_noop(
    "Dit gaat over een gevoelig onderwerp. Je mag altijd even weglopen. De trainer is er ook om mee te praten."
)


def _to_be_planned(pk: int) -> TrainingRequest:
    """The request, when it waits for a meeting. Refuses: NotTheNextStep."""
    asked = lock_request(pk)
    if not can_be_planned(asked):
        raise NotTheNextStep(state=asked.get_state_display().lower())
    return asked


@transaction.atomic
def plan_training(*, asked: TrainingRequest, event: Event, at: datetime, by: Any) -> TrainingRequest:
    """Answer an agreed request with this meeting, which is tied to the toolkit; who asks gets a mail.

    Announces `training_step_taken` with the state "planned". Refuses: NotTheNextStep, HasATraining, TrainingOff.
    """
    asked = _to_be_planned(asked.pk)
    event = Event.objects.get(pk=event.pk)
    if TrainingRequest.objects.filter(event=event).exists():
        raise HasATraining()
    if event.status in (Event.Status.CANCELLED, Event.Status.CLOSED) or event.is_past(at):
        raise TrainingOff()
    if event.toolkit_key != asked.toolkit.key:
        event = tie_event(event=event, toolkit=asked.toolkit, version=event.version, at=at, by=by)
    asked.event = event
    try:
        with transaction.atomic():
            put_state(asked, State.PLANNED, at)
    except IntegrityError as error:  # somebody answered another request with it at the same moment
        raise HasATraining() from error
    told = announce(training_step_taken, at=at, by=by, asked=asked.pk, state=State.PLANNED)
    plan_mail("training_planned", asked, at, str(told.pk))
    return asked


@transaction.atomic
def make_training(
    *, asked: TrainingRequest, starts_at: datetime, ends_at: datetime, at: datetime, by: Any
) -> TrainingRequest:
    """Make the meeting for an agreed request: besloten and sensitive, by invitation, a draft that `by` organises.

    Announces `training_step_taken` with the state "planned". Refuses: NotTheNextStep, TrainingInThePast, EndsBeforeStart.
    """
    asked = _to_be_planned(asked.pk)
    if starts_at <= at:
        raise TrainingInThePast()
    toolkit = asked.toolkit
    is_session = asked.wish == TrainingRequest.Wish.LEARNING_SESSION
    event = make_event(
        kind="learning_session" if is_session else "toolkit_training",
        title_nl=toolkit.title_nl,
        title_en=toolkit.title_en,
        summary_nl=toolkit.summary_nl,
        summary_en=toolkit.summary_en,
        **_warnings(toolkit),
        line=toolkit.line,
        toolkit_key=toolkit.key,
        starts_at=starts_at,
        ends_at=ends_at,
        mode=Mode.ONLINE if asked.place == TrainingRequest.Place.ONLINE else Mode.ON_SITE,
        way_in=WayIn.INVITED,
        visibility="closed",
        is_sensitive=True,
        is_planned=False,
        places=asked.participants,
        at=at,
        by=by,
    )
    return plan_training(asked=asked, event=event, at=at, by=by)


def _warnings(toolkit: Toolkit) -> dict[str, Any]:
    """The sentence that belongs on the page of a training about something sensitive, in both languages."""
    if not toolkit.is_sensitive:
        return {}
    with override("en"):
        return {"warning_nl": WARNING, "warning_en": gettext(WARNING)}


@transaction.atomic
def mark_given(*, event: Event, at: datetime) -> None:
    """The meeting was closed: its request is given. Announces `training_step_taken`, once."""
    asked = _planned_for(event)
    if asked is None:
        return
    asked.given_at = at
    put_state(asked, State.GIVEN, at)
    announce(training_step_taken, at=at, actor="system", asked=asked.pk, state=State.GIVEN)


@transaction.atomic
def cancel_training(*, event: Event, at: datetime) -> None:
    """The meeting is off: its request is to be planned again. Announces `training_step_taken`, once."""
    asked = _planned_for(event)
    if asked is None:
        return
    asked.event = None
    put_state(asked, State.AGREED, at)
    announce(training_step_taken, at=at, actor="system", asked=asked.pk, state=State.AGREED)


def _planned_for(event: Event) -> TrainingRequest | None:
    """The request that this meeting answers and still waits for it, locked."""
    found = TrainingRequest.objects.filter(event=event, state=State.PLANNED).first()
    asked = lock_request(found.pk) if found else None
    return asked if asked and asked.state == State.PLANNED else None
