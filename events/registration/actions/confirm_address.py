"""Say yes to another mail address, from the old one and from the new one; or leave it as it was."""

from datetime import datetime

from django.db import transaction

from events.codes import page_code, ticket_secret
from events.facts import announce
from events.messages import actions as messages
from events.models import AddressChange, Registration
from events.registration.actions.ask_address import drop_address_change
from events.registration.actions.change_person import tell_new_address, write_person
from events.registration.actions.standing import locked, refuse_ended
from events.registration.facts import address_kept, person_changed
from events.registration.refusals import NothingAsked


@transaction.atomic
def confirm_address(*, change: AddressChange, code: str, at: datetime) -> bool:
    """Confirm from the address to which this code was mailed; true when that was the second, and the address is changed.

    The link and the ticket that went to the old address open nothing from then on; the new one gets a mail with new ones,
    and the old one a word. Announces `person_changed`.

    Refuses: NothingAsked, NotInThisState, AddressTaken (said to who has proved to read that address).
    """
    registration = locked(change.registration)
    asked = AddressChange.objects.filter(pk=change.pk).first()
    if asked is None or code not in (asked.code_old, asked.code_new):
        raise NothingAsked()
    refuse_ended(registration)
    if code == asked.code_old:
        asked.confirmed_old_at = asked.confirmed_old_at or at
    else:
        asked.confirmed_new_at = asked.confirmed_new_at or at
    asked.save(update_fields=["confirmed_old_at", "confirmed_new_at"])
    if not (asked.confirmed_old_at and asked.confirmed_new_at):
        return False
    _write(registration, asked.email, at)
    return True


@transaction.atomic
def keep_address(*, registration: Registration, at: datetime) -> None:
    """Leave the address as it was; asking it twice is once. Announces `address_kept`."""
    registration = locked(registration)
    if drop_address_change(registration):
        announce(address_kept, registration=registration, at=at)


def _write(registration: Registration, email: str, at: datetime) -> None:
    old, registration.email = registration.email, email
    registration.code, registration.ticket_secret = page_code(), ticket_secret()
    write_person(registration)
    drop_address_change(registration)
    told = announce(person_changed, registration=registration, at=at, columns=["email"])
    messages.stop(registration=registration)
    tell_new_address(registration, f"address:{registration.pk}:{told.pk}", at)
    if old:
        messages.plan(
            kind="address_changed",
            key=f"address_changed:{registration.pk}:{told.pk}",
            event=registration.event,
            email=old,
            language=registration.language,
            at=at,
        )
