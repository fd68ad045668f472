"""Change who comes."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from events import names
from events.codes import page_code, ticket_secret
from events.facts import announce
from events.messages import actions as messages
from events.models import Registration
from events.places import pools as places
from events.places.actions import fill_places
from events.refusals import ChangedMeanwhile
from events.registration.actions.ask_address import ask_address, drop_address_change
from events.registration.actions.standing import locked, refuse_ended
from events.registration.actions.submit import OWN_MAIL
from events.registration.facts import person_changed
from events.registration.limits import refuse_too_many
from events.registration.refusals import AddressTaken

CHANGEABLE = frozenset(
    "first_name family_name shown_name email phone organisation standing role job_title language no_photo may_list may_news".split()
)


@transaction.atomic
def change_person(
    *, registration: Registration, version: int, at: datetime, by: Any = None, **fields: Any
) -> Registration:
    """Change name, address, organisation, role or consents. Announces `person_changed` with the names of the columns.

    Another address waits until both have confirmed it (`confirm_address`; announces `address_asked`). Staff (`by`) writes it
    at once, for who has lost the old one: its link and its ticket open nothing any more, and the new address gets a mail
    with new ones. `version` is that of the form.

    Refuses: ChangedMeanwhile, AddressTaken, NotInThisState, TooOften.
    """
    refuse_too_many(registration, at, by)
    pools = places.lock(registration.event) if "organisation" in fields else None  # seats may be held for it
    registration = locked(registration)
    refuse_ended(registration)
    if registration.version != version:
        raise ChangedMeanwhile(now=registration)
    if "email" in fields:
        fields["email"] = fields["email"].strip().lower()
    asked = fields.pop("email", "") if by is None else ""
    changed = [name for name in fields if name in CHANGEABLE and getattr(registration, name) != fields[name]]
    for name in changed:
        setattr(registration, name, fields[name])
    if "email" in changed:
        drop_address_change(registration)
        registration.code, registration.ticket_secret = page_code(), ticket_secret()
    write_person(registration)
    if pools and "organisation" in changed:
        fill_places(event=registration.event, pools=pools, at=at)
    told = announce(person_changed, registration=registration, at=at, by=by, columns=changed)
    if "email" in changed:
        messages.stop(registration=registration)
        tell_new_address(registration, f"address:{registration.pk}:{told.pk}", at)
    if asked and asked != registration.email:
        ask_address(registration, asked, at)
    return registration


def tell_new_address(registration: Registration, key: str, at: datetime) -> None:
    """Mail the new address how it stands, with what is new; of what is over only the link."""
    is_over = not registration.is_alive or registration.event.is_cancelled or registration.event.is_past(at)
    kind = "renewed_link" if is_over else OWN_MAIL.get(registration.state, "confirmation")
    messages.plan(kind=kind, key=key, registration=registration, at=at)


def write_person(registration: Registration) -> None:
    """Write who it is, with the keys that searching and sorting use. Refuses: AddressTaken."""
    registration.name_key = names.search_key(registration.first_name, registration.family_name)
    registration.sort_key = names.sort_key(registration.first_name, registration.family_name)
    registration.version += 1
    try:
        with transaction.atomic():
            registration.save()
    except IntegrityError as error:
        raise AddressTaken() from error
