"""The desk takes a request one step further, or declines it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.facts import announce
from toolkits.models import TrainingRequest
from toolkits.requests.actions.links import plan_mail
from toolkits.requests.actions.locking import lock_request, put_state
from toolkits.requests.facts import training_request_declined, training_step_taken
from toolkits.requests.refusals import NotTheNextStep, RequestOver
from toolkits.requests.states import OPEN, next_of


@transaction.atomic
def take_step(*, asked: TrainingRequest, step: str, at: datetime, by: Any) -> TrainingRequest:
    """One step further: `step` is the state that it gets. Announces `training_step_taken` with that state.

    Planned and given are no steps by hand: a meeting makes them so. Refuses: NotTheNextStep.
    """
    asked = lock_request(asked.pk)
    if not step or next_of(asked.state) != step:
        raise NotTheNextStep(state=asked.get_state_display().lower())
    put_state(asked, step, at)
    announce(training_step_taken, at=at, by=by, asked=asked.pk, state=step)
    return asked


@transaction.atomic
def decline_request(*, asked: TrainingRequest, at: datetime, by: Any) -> TrainingRequest:
    """Say that it does not work out this time, without a reason. Announces `training_request_declined`.

    Refuses: RequestOver.
    """
    asked = lock_request(asked.pk)
    if asked.state not in OPEN:
        raise RequestOver()
    put_state(asked, TrainingRequest.State.DECLINED, at)
    announce(training_request_declined, at=at, by=by, asked=asked.pk)
    plan_mail("training_declined", asked, at)
    return asked
