"""Mend the address just after sending the form."""

from datetime import datetime, timedelta

from django.db import transaction

from events import names
from events.codes import page_code, ticket_secret
from events.facts import announce
from events.messages import actions as messages
from events.models import Registration, Submission
from events.places import pools as places
from events.registration.actions.ask_address import drop_address_change
from events.registration.actions.cancel import cancel_registration
from events.registration.actions.change_person import tell_new_address, write_person
from events.registration.actions.register import register
from events.registration.actions.standing import locked, refuse_ended
from events.registration.actions.submit import greets_known, tell_known
from events.registration.facts import address_corrected
from events.registration.queries import same_person
from events.registration.refusals import AddressTaken, InvitationOfAnother, TooLateToCorrect
from events.registration.typed import read, typed_of

CORRECTABLE = timedelta(minutes=30)


@transaction.atomic
def correct_email(*, submission: Submission, email: str, at: datetime) -> Submission:
    """Mend a mistyped address within half an hour; what was mailed to the wrong one opens nothing any more.

    A form whose address was known made no registration: its new address is registered as if the form had been sent with it,
    so that page and mail are those of any form. An address that somebody else of this name has gives way in the same way
    where an event greets nobody. Announces `address_corrected`.

    Who came with an invitation keeps the address to which it was sent.

    Refuses: TooLateToCorrect, InvitationOfAnother, AddressTaken, NotInThisState, and what `register` refuses.
    """
    submission = Submission.objects.select_for_update(no_key=True, of=("self",)).get(pk=submission.pk)
    email = email.strip().lower()
    if at > submission.sent_at + CORRECTABLE or not (submission.registration or submission.typed):
        raise TooLateToCorrect()
    if email == submission.email:
        return submission
    if was_invited(submission):
        raise InvitationOfAnother()
    submission.email = email
    submission.save(update_fields=["email"])
    if submission.registration is None:
        return _send_anew(submission, at)
    greets = greets_known(submission.event)
    if not greets:
        places.lock(submission.event)  # before the registration, as everywhere
    registration = locked(submission.registration)
    refuse_ended(registration)
    drop_address_change(registration)
    registration.email, registration.code, registration.ticket_secret = email, page_code(), ticket_secret()
    try:
        write_person(registration)
    except AddressTaken:
        if greets:
            raise
        return _give_way(submission, submission.registration, at)
    messages.stop(registration=registration)
    told = announce(address_corrected, registration=registration, at=at)
    tell_new_address(registration, f"corrected:{registration.pk}:{told.pk}", at)
    return submission


def was_invited(submission: Submission) -> bool:
    """Whether the form came with an invitation."""
    mine = submission.registration
    return bool(mine.invitation_id if mine else submission.typed.get("invitation"))


def _send_anew(submission: Submission, at: datetime) -> Submission:
    """The form as it was typed, with its new address; as of the moment at which it was sent."""
    values = read(submission.typed, submission.email)
    person = values["person"]
    known = same_person(submission.event, submission.email, names.sort_key(person.first_name, person.family_name))
    if known:
        tell_known(known, at)
        return submission
    registration = register(event=submission.event, at=submission.sent_at, is_new=True, **values)
    announce(address_corrected, registration=registration, at=at)
    submission.registration, submission.typed = registration, {}
    submission.save(update_fields=["registration", "typed"])
    return submission


def _give_way(submission: Submission, mine: Registration, at: datetime) -> Submission:
    """Who comes already stays, and is mailed as for any form with a known address; this registration ends without a word."""
    known = same_person(submission.event, submission.email, mine.sort_key)
    submission.typed = typed_of(mine)
    cancel_registration(registration=mine, at=at)
    messages.stop(registration=mine)
    Registration.objects.filter(pk=mine.pk).update(code=page_code(), ticket_secret=ticket_secret(), invitation=None)
    submission.registration = None
    submission.save(update_fields=["registration", "typed"])
    if known:
        tell_known(known, at)
    return submission
