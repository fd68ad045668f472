"""The mails of a request; the code of its page is looked up when they are sent."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.facts import announce
from events.messages import actions as messages
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


@transaction.atomic
def send_request_link(*, asked: TrainingRequest, at: datetime, by: Any) -> None:
    """Mail the link to the page of a request once more. Announces `training_link_sent`."""
    asked = lock_request(asked.pk)
    told = announce(training_link_sent, at=at, by=by, asked=asked.pk)
    plan_mail("training_link", asked, at, str(told.pk))
