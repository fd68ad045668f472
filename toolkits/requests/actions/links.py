"""The mails of a request; the code of its page is looked up when they are sent."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.facts import announce
from events.messages import actions as messages
from events.models import Message
from toolkits.models import TrainingRequest
from toolkits.requests.actions.locking import lock_request
from toolkits.requests.facts import training_link_sent


def plan_mail(kind: str, asked: TrainingRequest, at: datetime, mark: str = "") -> None:
    """Make a mail to who asks due; to nobody when the address is forgotten."""
    messages.plan(
        kind=kind,
        key=f"{kind}:{asked.pk}:{mark}" if mark else f"{kind}:{asked.pk}",
        email=asked.email,
        language=asked.language,
        at=at,
        asked=asked.pk,
    )


def stop_mails(asked: TrainingRequest) -> None:
    """What is due of it need not be sent any more; nor what a sender claimed and did not finish."""
    due = (Message.Status.DUE, Message.Status.SENDING)
    Message.objects.filter(data__asked=asked.pk, status__in=due).update(status=Message.Status.STOPPED)


def drop_mails(asked: list[int]) -> None:
    """Nothing stays of the mails about these requests."""
    Message.objects.filter(data__asked__in=asked).delete()


@transaction.atomic
def send_request_link(*, asked: TrainingRequest, at: datetime, by: Any) -> None:
    """Mail the link to the page of a request once more. Announces `training_link_sent`."""
    asked = lock_request(asked.pk)
    told = announce(training_link_sent, at=at, by=by, asked=asked.pk)
    plan_mail("training_link", asked, at, str(told.pk))
