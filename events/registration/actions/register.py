"""Give a person a place at an event, or the end of its list."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from events import disclosure, names
from events.facts import announce
from events.messages import actions as messages
from events.models import ALIVE, Event, Group, Invitation, Message, Mode, Registration, State, WayIn
from events.places import pools as places
from events.questions.actions import keep_answers
from events.questions.rules import Given
from events.registration.actions.give_needs import keep_needs
from events.registration.actions.seating import default_mode, take_place, take_together
from events.registration.actions.writing import add_wishes, write
from events.registration.facts import registered, requested
from events.registration.person import Needs, Person, Wish
from events.registration.queries import only_on_site, same_person
from events.registration.refusals import (
    ByInvitation,
    ChoiceOverlaps,
    EnoughOfOrganisation,
    InvitationOfAnother,
    InvitationUsed,
    InvitationWithdrawn,
    NotInThisEvent,
    NotOpenYet,
    OnlyOnSite,
    RegistrationClosed,
)

MESSAGES = {
    State.CONFIRMED: "confirmation",
    State.WAITING: "waiting_list",
    State.REQUESTED: "request_received",
}


@transaction.atomic
def register(
    *,
    event: Event,
    person: Person,
    at: datetime,
    wishes: tuple[Wish, ...] = (),
    needs: Needs | None = None,
    mode: str = "",
    by: Any = None,
    group: Group | None = None,
    invitation: Invitation | None = None,
    is_new: bool = False,
    answers: tuple[Given, ...] = (),
) -> Registration:
    """Give a person a place at an event, or the end of its list. Announces `registered` or `requested`.

    The same living person (address and name) at the same event is one registration: it is given back as it stands.
    Everything is written first as if there were a place; the seat is taken last and held shortest. `by` is a member of
    staff, for whom the window and the way in do not count; the number of places does. `is_new` says that the caller
    looked for this person here and found nobody.

    Refuses: NotOpenYet, RegistrationClosed, ByInvitation, InvitationUsed, InvitationOfAnother, InvitationWithdrawn,
    EventFull, NotInThisEvent, ChoiceOverlaps, OnlyOnSite, EnoughOfOrganisation.
    """
    found = None if is_new else _found(event, person)
    if found is None or invitation is None:
        refuse_unfit(event, person, wishes, at, by, invitation, mode)
    if found:
        return found
    registration, is_written = write_down(
        event, person, wishes, needs, mode, at, by, group, invitation, answers=answers
    )
    if is_written:
        seat(registration, wishes, at)
    return registration


def write_down(
    event: Event,
    person: Person,
    wishes: tuple[Wish, ...],
    needs: Needs | None,
    mode: str,
    at: datetime,
    by: Any,
    group: Group | None,
    invitation: Invitation | None,
    at_door: bool = False,
    answers: tuple[Given, ...] = (),
) -> tuple[Registration, bool]:
    """Everything as if there were a place; False with who was here already: the same person, at the same moment."""
    state = State.REQUESTED if event.way_in == WayIn.REQUEST and not (by or at_door) else State.CONFIRMED
    if not disclosure.of(event).greets_known:
        places.hold(event.pk)  # an address that is corrected waits for this row with the pools in hand
    if invitation:
        _answer(invitation, at)
    try:
        with transaction.atomic():
            registration = write(event, person, state, mode or default_mode(event), at, by, group, invitation)
    except IntegrityError:
        if found := _found(event, person):
            return found, False
        raise
    add_wishes(registration, wishes, at, State.CONFIRMED if state == State.CONFIRMED else State.SUBMITTED)
    if needs:
        keep_needs(registration, needs, at)
    keep_answers(registration, answers, at)
    announce(requested if state == State.REQUESTED else registered, registration=registration, at=at, by=by)
    messages.plan(kind=MESSAGES[state], key=_key(registration), registration=registration, at=at)
    return registration, True


def seat(registration: Registration, wishes: tuple[Wish, ...], at: datetime) -> None:
    """Take the place that was written down; who waits is told so instead."""
    if not take_place(registration=registration, wishes=wishes, at=at):
        Message.objects.filter(key=_key(registration)).update(kind=MESSAGES[State.WAITING])


def seat_together(group: Group, people: list[Registration], wishes: tuple[Wish, ...], at: datetime) -> None:
    """Places for all of them and for who of the group waits already, or one turn in the line; who waits is told so."""
    if people and not take_together(group=group, people=people, wishes=wishes, at=at):
        keys = [_key(person) for person in people]
        Message.objects.filter(key__in=keys).update(kind=MESSAGES[State.WAITING])


def _key(registration: Registration) -> str:
    return f"registered:{registration.pk}"


def _answer(invitation: Invitation, at: datetime) -> None:
    """The link is used now; who cancelled, or said no, may use it again. Refuses: InvitationUsed, InvitationWithdrawn."""
    mine = Invitation.objects.select_for_update(no_key=True).get(pk=invitation.pk)
    if mine.withdrawn_at:
        raise InvitationWithdrawn()
    _refuse_used(mine)
    Registration.objects.filter(invitation=mine).update(invitation=None)
    Invitation.objects.filter(pk=mine.pk).update(answered_at=at, declined_at=None)


def _refuse_used(invitation: Invitation, person: Person | None = None) -> None:
    """By anybody; or by anybody else than this person, who may send the same form again."""
    used = Registration.objects.filter(invitation=invitation, state__in=ALIVE)
    if person:
        sort_key = names.sort_key(person.first_name, person.family_name)
        used = used.exclude(email=person.email.strip().lower(), sort_key=sort_key)
    if used.exists():
        raise InvitationUsed()


def _found(event: Event, person: Person) -> Registration | None:
    return same_person(event, person.email.lower(), names.sort_key(person.first_name, person.family_name))


def refuse_unfit(
    event: Event,
    person: Person,
    wishes: tuple[Wish, ...],
    at: datetime,
    by: Any = None,
    invitation: Invitation | None = None,
    mode: str = "",
) -> None:
    """Everything that `register` refuses before it looks who it is."""
    _refuse_closed(event, at, by, invitation)
    if invitation is not None and by is None:
        if invitation.withdrawn_at:
            raise InvitationWithdrawn()
        if person.email.strip().lower() != invitation.email:
            raise InvitationOfAnother()
        _refuse_used(invitation, person)
    refuse_wrong_wishes(event, wishes, mode)
    _refuse_enough_of_organisation(event, person)


def _refuse_closed(event: Event, at: datetime, by: Any, invitation: Invitation | None) -> None:
    if event.status != Event.Status.PUBLISHED or event.way_in == WayIn.NONE:
        raise RegistrationClosed()
    if by is not None:
        return
    if event.opens_at and at < event.opens_at:
        raise NotOpenYet()
    if not event.is_open(at):
        raise RegistrationClosed()
    if event.way_in == WayIn.INVITED and (invitation is None or invitation.event_id != event.pk):
        raise ByInvitation()


def refuse_wrong_wishes(event: Event, wishes: tuple[Wish, ...], mode: str = "") -> None:
    """Refuse sessions of elsewhere, two at the same moment, and a room for who is online: NotInThisEvent, ChoiceOverlaps,
    OnlyOnSite.
    """
    for wish in wishes:
        for session in filter(None, (wish.session, wish.reserve)):
            if session.event_id != event.pk or session.round_id is None:
                raise NotInThisEvent()
        if wish.reserve and wish.reserve.round_id != wish.session.round_id:
            raise NotInThisEvent()
    chosen = sorted((wish.session for wish in wishes), key=lambda session: session.starts_at)
    for first, second in zip(chosen, chosen[1:], strict=False):
        if second.starts_at < first.ends_at:
            raise ChoiceOverlaps(first=first.title, second=second.title)
    if mode == Mode.ONLINE and (here := only_on_site(event, chosen)):
        raise OnlyOnSite(title=here[0].title)


def _refuse_enough_of_organisation(event: Event, person: Person) -> None:
    if not (event.is_per_organisation and event.most_per_organisation and person.organisation):
        return
    rows = Registration.objects.filter(event=event, organisation=person.organisation, state__in=ALIVE)
    if rows.count() >= event.most_per_organisation:
        raise EnoughOfOrganisation(most=event.most_per_organisation)
