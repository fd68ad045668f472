"""Correct who comes."""

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from events import disclosure, names
from events.codes import page_code, ticket_secret
from events.facts import announce
from events.messages import actions as messages
from events.models import Registration, State, Submission
from events.refusals import ChangedMeanwhile
from events.registration.actions.cancel import cancel_registration
from events.registration.actions.standing import locked, refuse_ended
from events.registration.facts import address_corrected, person_changed
from events.registration.limits import refuse_too_many
from events.registration.queries import same_person
from events.registration.refusals import AddressTaken, TooLateToCorrect

CORRECTABLE = timedelta(minutes=30)
CHANGEABLE = frozenset(
    "first_name family_name shown_name email phone organisation standing role job_title language no_photo may_list may_news".split()
)
REGISTERED_MAIL = {State.WAITING: "waiting_list", State.REQUESTED: "request_received"}


@transaction.atomic
def change_person(
    *, registration: Registration, version: int, at: datetime, by: Any = None, **fields: Any
) -> Registration:
    """Change name, address, organisation, role or consents. Announces `person_changed` with the names of the columns.

    `version` is that of the form. Refuses: ChangedMeanwhile, AddressTaken, NotInThisState, TooOften.
    """
    refuse_too_many(registration, at, by)
    registration = locked(registration)
    refuse_ended(registration)
    if registration.version != version:
        raise ChangedMeanwhile(now=registration)
    changed = [name for name in fields if name in CHANGEABLE and getattr(registration, name) != fields[name]]
    for name in changed:
        setattr(registration, name, fields[name].lower() if name == "email" else fields[name])
    _write(registration)
    announce(person_changed, registration=registration, at=at, by=by, columns=changed)
    return registration


@transaction.atomic
def correct_email(*, submission: Submission, email: str, at: datetime) -> Submission:
    """Mend a mistyped address within half an hour; what was mailed to the wrong one opens nothing any more.

    A submission of an address that was known answers the same: the new address gets a mail to fill in the form.
    So does an address that somebody else of this name has, where an event greets nobody. Announces `address_corrected`.

    Refuses: TooLateToCorrect, AddressTaken, NotInThisState.
    """
    submission = Submission.objects.select_for_update(no_key=True, of=("self",)).get(pk=submission.pk)
    email = email.strip().lower()
    if at > submission.sent_at + CORRECTABLE:
        raise TooLateToCorrect()
    if email == submission.email:
        return submission
    submission.email = email
    submission.save(update_fields=["email"])
    if submission.registration is None:
        messages.plan(
            kind="filled_form",
            key=f"corrected:{submission.pk}:{at.timestamp():.0f}",
            event=submission.event,
            email=email,
            at=at,
        )
        return submission
    try:
        with transaction.atomic():  # its lock ends with it: who gives way takes the pools first, as everywhere
            registration = locked(submission.registration)
            refuse_ended(registration)
            registration.email, registration.code, registration.ticket_secret = email, page_code(), ticket_secret()
            _write(registration)
    except AddressTaken:
        if disclosure.of(submission.event).greets_known:
            raise
        return _give_way(submission, submission.registration, at)
    messages.stop(registration=registration)
    told = announce(address_corrected, registration=registration, at=at)
    kind = REGISTERED_MAIL.get(State(registration.state), "confirmation")
    messages.plan(kind=kind, key=f"corrected:{registration.pk}:{told.pk}", registration=registration, at=at)
    return submission


def _give_way(submission: Submission, mine: Registration, at: datetime) -> Submission:
    """Who comes already stays, and is mailed as for any form with a known address; this registration ends without a word."""
    known = same_person(submission.event, submission.email, mine.sort_key)
    cancel_registration(registration=mine, at=at)
    messages.stop(registration=mine)
    Registration.objects.filter(pk=mine.pk).update(code=page_code(), ticket_secret=ticket_secret())
    submission.registration = None
    submission.save(update_fields=["registration"])
    if known:
        messages.plan(kind="known_address", key=f"known:{known.pk}:{at:%Y%m%d%H}", registration=known, at=at)
    return submission


def _write(registration: Registration) -> None:
    registration.name_key = names.search_key(registration.first_name, registration.family_name)
    registration.sort_key = names.sort_key(registration.first_name, registration.family_name)
    registration.version += 1
    try:
        with transaction.atomic():
            registration.save()
    except IntegrityError as error:
        raise AddressTaken() from error
