"""Give a person a place at an event, or the end of its list."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from events import names
from events.facts import announce
from events.messages import actions as messages
from events.models import (
    ALIVE,
    HOLDING,
    Event,
    Group,
    Invitation,
    Message,
    Organisation,
    Registration,
    SessionChoice,
    State,
    WayIn,
)
from events.places import pools as places
from events.places.actions import place_choices
from events.registration.actions.give_needs import keep_needs
from events.registration.facts import registered, requested
from events.registration.person import Needs, Person, Wish
from events.registration.queries import same_person
from events.registration.refusals import (
    ByInvitation,
    ChoiceOverlaps,
    EnoughOfOrganisation,
    EventFull,
    NotInThisEvent,
    NotOpenYet,
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
) -> Registration:
    """Give a person a place at an event, or the end of its list. Announces `registered` or `requested`.

    The same living person (address and name) at the same event is one registration: it is given back as it stands.
    Everything is written first as if there were a place; the seat is taken last and held shortest. `by` is a member of
    staff, for whom the window and the way in do not count; the number of places does. `is_new` says that the caller
    looked for this person here and found nobody.

    Refuses: NotOpenYet, RegistrationClosed, ByInvitation, EventFull, NotInThisEvent, ChoiceOverlaps, EnoughOfOrganisation.
    """
    refuse_unfit(event, person, wishes, at, by, invitation)
    if not is_new and (found := _found(event, person)):
        return found
    state = State.REQUESTED if event.way_in == WayIn.REQUEST and not by else State.CONFIRMED
    try:
        with transaction.atomic():
            registration = _write(event, person, state, mode or default_mode(event), at, by, group, invitation)
    except IntegrityError:
        if found := _found(event, person):  # the same person, at the same moment
            return found
        raise
    add_wishes(registration, wishes, at, State.CONFIRMED if state == State.CONFIRMED else State.SUBMITTED)
    if needs:
        keep_needs(registration, needs, at)
    announce(requested if state == State.REQUESTED else registered, registration=registration, at=at, by=by)
    key = f"registered:{registration.pk}"
    messages.plan(kind=MESSAGES[state], key=key, registration=registration, at=at)
    if state == State.CONFIRMED and not _take_seats(registration, wishes, at):
        if not event.has_waiting_list:
            raise EventFull()
        Message.objects.filter(key=key).update(kind=MESSAGES[State.WAITING])
    if not Event.objects.filter(pk=event.pk, status=Event.Status.PUBLISHED).exists():
        raise RegistrationClosed()  # cancelled while we waited for the seat
    return registration


def _found(event: Event, person: Person) -> Registration | None:
    return same_person(event, person.email.lower(), names.sort_key(person.first_name, person.family_name))


def refuse_unfit(
    event: Event,
    person: Person,
    wishes: tuple[Wish, ...],
    at: datetime,
    by: Any = None,
    invitation: Invitation | None = None,
) -> None:
    """Everything that `register` refuses before it looks who it is."""
    _refuse_closed(event, at, by, invitation)
    refuse_wrong_wishes(event, wishes)
    _refuse_enough_of_organisation(event, person)


def refuse_full(event: Event, mode: str) -> None:
    """What `register` refuses last, for who cannot wait: EventFull."""
    if event.way_in == WayIn.REQUEST or event.has_waiting_list:
        return
    if not places.lock(event).has_room(None, mode or default_mode(event)):
        raise EventFull()


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


def refuse_wrong_wishes(event: Event, wishes: tuple[Wish, ...]) -> None:
    """Refuse sessions of elsewhere, and two at the same moment: NotInThisEvent, ChoiceOverlaps."""
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


def _refuse_enough_of_organisation(event: Event, person: Person) -> None:
    if not (event.is_per_organisation and event.most_per_organisation and person.organisation):
        return
    rows = Registration.objects.filter(event=event, organisation=person.organisation, state__in=ALIVE)
    if rows.count() >= event.most_per_organisation:
        raise EnoughOfOrganisation(most=event.most_per_organisation)


def default_mode(event: Event) -> str:
    """Online where there is nothing else, on site otherwise."""
    return "online" if event.mode == "online" else "on_site"


def draft_organisation(person: Person) -> Organisation | None:
    """The organisation of a person: from the list, or a draft of what was typed; equal drafts are one."""
    if person.standing != "unlisted" or not person.unlisted_name.strip():
        return person.organisation
    key = names.search_key(person.unlisted_name)
    known = Organisation.objects.filter(Q(name_key=key)).order_by("is_draft", "pk").first()
    return known or Organisation.objects.create(
        name=person.unlisted_name.strip(), name_key=key, type=person.unlisted_type, is_draft=True, is_listed=False
    )


def _write(
    event: Event,
    person: Person,
    state: State,
    mode: str,
    at: datetime,
    by: Any,
    group: Group | None,
    invitation: Invitation | None,
) -> Registration:
    if invitation:
        Invitation.objects.filter(pk=invitation.pk).update(answered_at=at)
    return Registration.objects.create(
        event=event,
        group=group,
        invitation=invitation,
        first_name=person.first_name.strip(),
        family_name=person.family_name.strip(),
        shown_name=person.shown_name.strip(),
        name_key=names.search_key(person.first_name, person.family_name),
        sort_key=names.sort_key(person.first_name, person.family_name),
        email=person.email.strip().lower(),
        phone=person.phone,
        organisation=draft_organisation(person),
        standing=person.standing,
        role=person.role,
        job_title=person.job_title,
        motive=person.motive,
        remarks=person.remarks,
        language=person.language,
        mode=mode,
        no_photo=person.no_photo,
        may_list=person.may_list,
        may_news=person.may_news,
        state=state,
        registered_at=at,
        state_at=at,
        added_by=by,
    )


def add_wishes(registration: Registration, wishes: tuple[Wish, ...], at: datetime, state: State) -> None:
    """Write the wishes down; a reserve stays a wish until it is needed."""
    rows = []
    for wish in wishes:
        for session, reason in ((wish.session, ""), (wish.reserve, "reserve")):
            if session is None or (reason and session == wish.session):
                continue
            rows.append(
                SessionChoice(
                    registration=registration,
                    session=session,
                    round_id=session.round_id,
                    state=state if not reason else State.SUBMITTED,
                    reason=reason,
                    chosen_at=at,
                    state_at=at,
                )
            )
    if rows:
        SessionChoice.objects.bulk_create(rows)


def _take_seats(registration: Registration, wishes: tuple[Wish, ...], at: datetime) -> bool:
    """The event's seat, then the sessions' by id. False when the event is full: then nothing is held."""
    if not places.take(registration.event_id, None, registration.mode):
        _wait(registration, at)
        return False
    if any(wish.reserve for wish in wishes):
        _take_with_reserves(registration, at)
        return True
    for session in sorted(wish.session.pk for wish in wishes):
        if not places.take(registration.event_id, session, registration.mode):
            registration.choices.filter(session=session).update(state=State.WAITING, waiting_since=at)
    return True


def _take_with_reserves(registration: Registration, at: datetime) -> None:
    registration.choices.filter(state__in=HOLDING).update(state=State.SUBMITTED)
    held = places.lock(registration.event)
    place_choices(registration, held, at)
    held.save()


def _wait(registration: Registration, at: datetime) -> None:
    registration.state, registration.waiting_since = State.WAITING, at
    registration.save(update_fields=["state", "waiting_since"])
    registration.choices.filter(state__in=HOLDING).update(state=State.SUBMITTED)
