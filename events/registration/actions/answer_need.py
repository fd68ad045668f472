"""An answer to what somebody needs: we arrange it, we call about it, it is arranged."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.facts import announce
from events.messages import actions as messages
from events.models import AccessNeed, Message
from events.registration.actions.standing import locked, refuse_ended, refuse_over
from events.registration.facts import need_answered
from events.registration.refusals import NeedErased

MAILS: dict[str, str] = {
    AccessNeed.State.ARRANGING: "need_arranging",
    AccessNeed.State.CALLING: "need_calling",
    AccessNeed.State.ARRANGED: "need_arranged",
}


@transaction.atomic
def answer_need(*, need: AccessNeed, at: datetime, by: Any, state: str = AccessNeed.State.ARRANGED) -> bool:
    """Say how far it is with what somebody asked. Announces `need_answered`, without what. True when
    a mail goes.

    Each step is one mail to the person, which does not name the need; the same step again, or back and forth, is none. A
    contact gets none: what a colleague needs is not the contact's to know.

    Refuses: NotInThisState, EventOver, NeedErased.
    """
    registration = locked(need.registration)
    refuse_ended(registration)
    refuse_over(registration.event, at, by)
    found = AccessNeed.objects.filter(pk=need.pk).first()
    if found is None:
        raise NeedErased()
    need = found
    if need.state == state:
        return False
    need.state, need.answered_at = state, at
    need.save(update_fields=["state", "answered_at"])
    announce(need_answered, registration=registration, at=at, by=by, step=str(state))
    if not registration.email or registration.event.is_past(at):
        return False
    key = f"need:{need.pk}:{need.given_at:%Y%m%d%H%M%S}:{state}"
    is_new = not Message.objects.filter(key=key).exists()
    messages.plan(kind=MAILS[state], key=key, registration=registration, at=at)
    return is_new
