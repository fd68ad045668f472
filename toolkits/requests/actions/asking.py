"""An organisation asks for a training, corrects what it asked, or takes it back."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from events import names
from events.codes import page_code
from events.facts import announce
from events.models import Organisation
from events.moments import day_of
from events.refusals import ChangedMeanwhile
from events.working_days import working_day_after
from toolkits.library.actions.locking import lock_toolkit
from toolkits.models import Toolkit, TrainingRequest
from toolkits.requests.actions.links import plan_mail, stop_mails
from toolkits.requests.actions.locking import lock_request, put_state
from toolkits.requests.facts import training_asked, training_request_changed, training_request_withdrawn
from toolkits.requests.refusals import RequestAddressTaken, RequestOver, RequestSettled, ToolkitOffTheSite
from toolkits.requests.states import OPEN, can_be_withdrawn

CALLED_WITHIN = 5  # working days (domain 3)
State = TrainingRequest.State


@dataclass(frozen=True)
class Asking:
    """Who asks, for which organisation, and what for."""

    organisation_name: str
    first_name: str
    email: str
    wish: str
    participants: int
    family_name: str = ""
    organisation_type: str = Organisation.Type.OTHER
    municipality: str = ""
    phone: str = ""
    functions: str = ""
    experience: str = ""
    months: str = ""
    part_of_day: str = TrainingRequest.PartOfDay.ANY
    place: str = TrainingRequest.Place.OURS
    access: str = ""
    anchoring: str = ""
    invoice: str = ""
    language: str = "nl"


@transaction.atomic
def ask_for_training(*, toolkit: Toolkit, asking: Asking, token: UUID, at: datetime, source_key: str = "") -> None:
    """Ask for a training with a toolkit; a mail brings the link to the page of the request. Announces `training_asked`.

    The same form sent twice is one request. So is a second one from the same address while the first is new: the link is
    mailed again, once in ten minutes. The answer is the same, so that nobody learns who asked.

    Refuses: ToolkitOffTheSite.
    """
    toolkit = lock_toolkit(toolkit.pk)
    if not toolkit.is_published:
        raise ToolkitOffTheSite()
    email = asking.email.strip().lower()
    if TrainingRequest.objects.filter(token=token).exists():
        return
    waiting = TrainingRequest.objects.filter(toolkit=toolkit, email=email, state=State.NEW).first()
    if waiting:
        plan_mail("training_link", waiting, at, f"{at:%Y%m%d%H}{at.minute // 10}")
        return
    values = {**asdict(asking), "email": email, "organisation_name": names.typed(asking.organisation_name)}
    due_on = working_day_after(day_of(at), CALLED_WITHIN)
    times = {"asked_at": at, "state_at": at, "due_on": due_on}
    try:
        with transaction.atomic():
            asked = TrainingRequest.objects.create(
                toolkit=toolkit, token=token, source_key=source_key, **times, **values
            )
    except IntegrityError:  # the same form, at the same moment, at another toolkit's address
        return
    announce(training_asked, at=at, asked=asked.pk)
    plan_mail("training_asked", asked, at)


@transaction.atomic
def change_request(*, asked: TrainingRequest, version: int, at: datetime, **fields: Any) -> TrainingRequest:
    """Who asks corrects it, as long as nothing is planned; `version` is that of the form.

    Another address ends what went to the old one: its link opens nothing any more, and the new address gets a mail with a
    new one. Announces `training_request_changed` with the names of the columns.

    Refuses: RequestSettled, ChangedMeanwhile, RequestAddressTaken.
    """
    asked = lock_request(asked.pk)
    if asked.state not in OPEN:
        raise RequestSettled()
    if asked.version != version:
        raise ChangedMeanwhile(now=asked)
    if "email" in fields:
        fields["email"] = fields["email"].strip().lower()
    changed = [name for name, value in fields.items() if getattr(asked, name) != value]
    for name in changed:
        setattr(asked, name, fields[name])
    if "email" in changed:
        asked.code = page_code()
    asked.version += 1
    try:
        with transaction.atomic():
            asked.save(update_fields=[*changed, "code", "version"])
    except IntegrityError as error:
        raise RequestAddressTaken() from error
    told = announce(training_request_changed, at=at, asked=asked.pk, columns=changed)
    if "email" in changed:
        stop_mails(asked)
        plan_mail("training_link", asked, at, str(told.pk))
    return asked


@transaction.atomic
def withdraw_request(*, asked: TrainingRequest, at: datetime) -> TrainingRequest:
    """Who asks takes it back, until the training was given. A meeting that was planned stays: the desk decides about it.

    Announces `training_request_withdrawn`. Refuses: RequestOver.
    """
    asked = lock_request(asked.pk)
    if not can_be_withdrawn(asked.state):
        raise RequestOver()
    put_state(asked, State.WITHDRAWN, at)
    announce(training_request_withdrawn, at=at, asked=asked.pk)
    return asked
