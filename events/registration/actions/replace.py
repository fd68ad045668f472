"""Somebody else comes in the place of who cannot: the place, the choices and the turn in line stay, the person changes."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from events import names
from events.codes import page_code
from events.facts import announce
from events.messages import actions as messages
from events.models import ALIVE, AccessNeed, AddressChange, Answer, DietaryNeed, Registration, Shape, State, WayIn
from events.moments import local
from events.places import pools as places
from events.places.actions import fill_places, release
from events.registration.actions.absence import end_stand_ins
from events.registration.actions.change_work import ACCEPTED
from events.registration.actions.seating import refuse_enough_of_organisation
from events.registration.actions.standing import locked, refuse_over, was_let_in
from events.registration.actions.submit import greets_known, tell_known
from events.registration.actions.writing import write
from events.registration.facts import came_instead, participant_replaced
from events.registration.limits import refuse_too_many
from events.registration.person import Person
from events.registration.queries import same_person
from events.registration.refusals import ArrivedAlready, ComesAlready, SamePerson, TooLateToReplace
from events.registration.states import refuse_unless

PERSONAL = (DietaryNeed, AccessNeed, AddressChange, Answer)  # what goes at once with who does not come


@transaction.atomic
def replace_participant(*, registration: Registration, person: Person, at: datetime, by: Any = None) -> Registration:
    """Give the place of a registration, or its turn in line, to `person`; gives the registration that it has become.

    The substitute gets secrets of their own and a mail; whose place it was gets a new link, since the old one may have been
    passed on, and a ticket that a door knows as replaced. No place is free in between. The organisation stays, unless staff
    (`by`) names another. Where people are let in on request the organiser looks again (`review_since`). Announces `participant_replaced` of the one and `came_instead` of the other.

    Where an event greets nobody and the substitute comes already, all looks the same to a participant, and the place goes to who waits: the
    old registration is then given back. Rows are written before the pools are held where anybody is greeted, and after it
    elsewhere, as everywhere (`places.pools`).

    Refuses: TooOften, EventOver, NotInThisState, TooLateToReplace (not for staff, until the event is over), ArrivedAlready,
    SamePerson, ComesAlready, EnoughOfOrganisation.
    """
    refuse_too_many(registration, at, by)
    event = registration.event
    if not greets_known(event):
        places.hold(event.pk)
    substitute = _written(registration, person, at, by)
    if substitute is None and (by or greets_known(event)):
        raise ComesAlready()
    pools = places.lock(event)
    registration = locked(registration)
    _refuse_unfit(registration, substitute, at, by)
    if substitute is None:
        release(registration, pools, at, "replaced")
        _end(registration, at, by)
        pools.save()
        fill_places(event=registration.event, pools=pools, at=at)
        _tell_known(registration, person, at)
        return registration
    _take_over(registration, substitute, at, by)
    refuse_enough_of_organisation(registration.event, substitute)
    fill_places(event=registration.event, pools=pools, at=at)  # another organisation may have been sure of the place
    return substitute


def _known(registration: Registration, person: Person) -> Registration | None:
    """This person at this event; without an address, this name in the same group."""
    email, sort_key = person.email.strip().lower(), names.sort_key(person.first_name, person.family_name)
    if email or registration.group is None:
        return same_person(registration.event, email, sort_key)
    return registration.group.registrations.filter(email="", sort_key=sort_key, state__in=ALIVE).first()


def _written(registration: Registration, person: Person, at: datetime, by: Any) -> Registration | None:
    """The substitute as a row that holds nothing yet; None when this person comes already.

    Refuses: SamePerson.
    """
    if _is_same(registration, person):
        raise SamePerson()
    if _known(registration, person):
        return None
    try:
        with transaction.atomic():
            return write(registration.event, person, State.SUBMITTED, registration.mode, at, by, None, None)
    except IntegrityError:  # who registers at this very moment
        return None


def _is_same(registration: Registration, person: Person) -> bool:
    sort_key = names.sort_key(person.first_name, person.family_name)
    return (registration.email, registration.sort_key) == (person.email.strip().lower(), sort_key)


def _refuse_unfit(registration: Registration, substitute: Registration | None, at: datetime, by: Any) -> None:
    event = registration.event
    refuse_over(event, at, by)
    if event.is_past(at):
        raise TooLateToReplace()
    refuse_unless(registration.state, State.REPLACED)
    if by is None and event.starts_at and at >= event.starts_at:
        raise TooLateToReplace()
    if _arrived(registration, at):
        raise ArrivedAlready()


def _arrived(registration: Registration, at: datetime) -> bool:
    """Whether the door let this person in; in a series to a meeting that is not over, or at the entrance today."""
    if registration.event.shape != Shape.SERIES:
        return was_let_in(registration)
    today = local(at).replace(hour=0, minute=0, second=0, microsecond=0)
    return was_let_in(registration, Q(session__ends_at__gt=at) | Q(session=None, scanned_at__gte=today))


def _take_over(old: Registration, substitute: Registration, at: datetime, by: Any) -> None:
    """What hangs on the place goes to the substitute; of the person nothing does."""
    kept = {name: getattr(old, name) for name in ("state", "waiting_since", "group", "mode")}
    if by is None or substitute.organisation is None:
        kept |= {"organisation": old.organisation, "standing": old.standing}
    invitation = old.invitation
    if by is None and old.event.way_in == WayIn.REQUEST and old.state in ACCEPTED:
        kept["review_since"] = old.review_since or at  # somebody else was let in
    _end(old, at, by)
    for name, value in {**kept, "invitation": invitation, "replaces": old, "state_at": at}.items():
        setattr(substitute, name, value)
    substitute.save()
    old.choices.filter(state__in=ALIVE).update(registration=substitute)
    old.offers.filter(answer="").update(registration=substitute)
    announce(came_instead, registration=substitute, at=at, by=by, instead_of=old.pk)
    messages.plan(kind="substitute", key=f"substitute:{substitute.pk}", registration=substitute, at=at)


def _end(old: Registration, at: datetime, by: Any) -> None:
    """Whose place it was: nothing left of what was asked, a link of their own, and told."""
    for model in PERSONAL:
        model.objects.filter(registration=old).delete()
    old.state, old.state_at, old.invitation = State.REPLACED, at, None
    old.reason = "by_organiser" if by else "by_participant"
    old.code = page_code()
    old.sequence += 1
    old.save(update_fields=["state", "state_at", "reason", "invitation", "code", "sequence"])
    end_stand_ins(old, at, by)
    announce(participant_replaced, registration=old, at=at, by=by)
    messages.stop(registration=old)
    messages.plan(kind="replaced", key=f"replaced:{old.pk}", registration=old, at=at)


def _tell_known(registration: Registration, person: Person, at: datetime) -> None:
    """Who comes already is mailed as for any form with a known address."""
    if known := _known(registration, person):
        tell_known(known, at)
