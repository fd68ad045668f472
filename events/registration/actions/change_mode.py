"""Come on site after all, or online."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.facts import announce
from events.messages import actions as messages
from events.models import ALIVE, HOLDING, Mode, Registration, State
from events.places import pools as places
from events.places.actions import fill_places, settle
from events.places.pools import Pools
from events.registration.actions.standing import locked, refuse_ended, refuse_over
from events.registration.facts import mode_changed
from events.registration.limits import refuse_too_many
from events.registration.queries import only_on_site
from events.registration.refusals import ModeFull, NotInThisState


@transaction.atomic
def change_mode(*, registration: Registration, mode: str, at: datetime, by: Any = None) -> Registration:
    """Swap the place on site for one online, or the other way, without ever having none. Announces `mode_changed`.

    Workshops that nobody can follow online are given up when somebody goes online, also those that are only wished for. Who
    waits keeps the moment since when.
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
    _leave_workshops(registration, mode, pools, at)
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


def _leave_workshops(registration: Registration, mode: str, pools: Pools, at: datetime) -> None:
    """Of who has a place, what was held or waited for: seats are counted on site and online apart. Of everybody who goes
    online, what is in a room only.
    """
    rows = list(registration.choices.filter(state__in=ALIVE).select_related("session"))
    here = only_on_site(registration.event, [row.session for row in rows]) if mode == Mode.ONLINE else []
    for row in rows:
        if row.session in here or (registration.state in HOLDING and row.state != State.SUBMITTED):
            if row.state in HOLDING:
                pools.give_back(row.session_id, registration.mode)
            settle(row, State.CANCELLED, at, "mode_changed")
