"""Come on site after all, or online."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.facts import announce
from events.messages import actions as messages
from events.models import HOLDING, Mode, Registration, State
from events.places import pools as places
from events.places.actions import fill_places
from events.registration.actions.standing import locked, refuse_ended, refuse_over
from events.registration.facts import mode_changed
from events.registration.limits import refuse_too_many
from events.registration.refusals import ModeFull, NotInThisState


@transaction.atomic
def change_mode(*, registration: Registration, mode: str, at: datetime, by: Any = None) -> Registration:
    """Swap the place on site for one online, or the other way, without ever having none. Announces `mode_changed`.

    Workshops that have no online places are given up when somebody goes online. Who waits keeps the moment since when.
    The entry in a calendar gets another place, so SEQUENCE rises.

    Refuses: ModeFull, NotInThisState, EventOver, TooOften.
    """
    refuse_too_many(registration, at, by)
    pools = places.lock(registration.event)
    registration = locked(registration)
    refuse_ended(registration)
    refuse_over(registration.event, at, by)
    if registration.event.mode != Mode.HYBRID or mode not in ("on_site", "online"):
        raise NotInThisState(state=State(registration.state).label)
    if registration.mode == mode:
        return registration
    if registration.state in HOLDING:
        if not pools.take_as(registration, mode):
            raise ModeFull()
        pools.give_back(None, registration.mode)
        for choice in registration.choices.filter(state__in=HOLDING):
            pools.give_back(choice.session_id, registration.mode)
        registration.choices.filter(state__in=(*HOLDING, State.WAITING)).update(
            state=State.CANCELLED, reason="mode_changed", state_at=at
        )
    registration.mode = mode
    registration.sequence += 1
    registration.save(update_fields=["mode", "sequence"])
    pools.save()
    told = announce(mode_changed, registration=registration, at=at, by=by, mode=mode)
    messages.plan_soon(
        kind="choices_changed", key=f"mode:{registration.pk}:{told.pk}", registration=registration, at=at
    )
    fill_places(event=registration.event, pools=pools, at=at)
    return registration
