"""Change for whom somebody comes, in which role and why; what the organiser judged is then looked at again."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.facts import announce
from events.models import Organisation, Registration, State, WayIn
from events.places import pools as places
from events.places.actions import fill_places
from events.refusals import ChangedMeanwhile
from events.registration.actions.seating import refuse_enough_of_organisation
from events.registration.actions.standing import locked, refuse_ended, refuse_over
from events.registration.actions.writing import draft_organisation
from events.registration.facts import person_changed
from events.registration.limits import refuse_too_many
from events.registration.person import Person

ACCEPTED = (State.CONFIRMED, State.OFFERED, State.WAITING)


@transaction.atomic
def change_work(*, registration: Registration, version: int, person: Person, at: datetime) -> Registration:
    """Change organisation, role and motive to those of `person`. Announces `person_changed` with the names of the columns.

    Who was let in on request keeps the place; the organiser looks again (`review_since`). While it is merely asked for the
    change simply shows. `version` is that of the form.

    Refuses: ChangedMeanwhile, EventOver, NotInThisState, EnoughOfOrganisation, TooOften.
    """
    refuse_too_many(registration, at)
    pools = places.lock(registration.event)  # nobody of the same organisation comes meanwhile
    registration = locked(registration)
    refuse_over(registration.event, at)
    refuse_ended(registration)
    if registration.version != version:
        raise ChangedMeanwhile(now=registration)
    changed = _set(registration, draft_organisation(person), person)
    if not changed:
        return registration
    if registration.event.way_in == WayIn.REQUEST and registration.state in ACCEPTED:
        registration.review_since = registration.review_since or at
    registration.version += 1
    registration.save(update_fields=[*changed, "review_since", "version"])
    if "organisation" in changed:
        refuse_enough_of_organisation(registration.event, registration)
        fill_places(event=registration.event, pools=pools, at=at)  # what is held for either is other than before
    announce(person_changed, registration=registration, at=at, columns=changed)
    return registration


def _set(registration: Registration, organisation: Organisation | None, person: Person) -> list[str]:
    """The names of the columns that are other than before."""
    told: dict[str, Any] = {"organisation": organisation, "standing": person.standing, "role": person.role}
    if registration.event.asks_motive:
        told["motive"] = person.motive
    changed = [name for name in told if getattr(registration, name) != told[name]]
    for name in changed:
        setattr(registration, name, told[name])
    return changed
