"""Taking seats, last and short: the event's, then those of the sessions by id; and looking again under that lock."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from events.models import ALIVE, HOLDING, Event, Group, Registration, SeatHold, Session, State, WayIn
from events.places import pools as places
from events.places.actions import confirm, give, place_choices
from events.registration.person import Wish
from events.registration.refusals import EnoughOfOrganisation, EventFull, NotInThisEvent, RegistrationClosed

TAKES: tuple[str, ...] = (Event.Status.PUBLISHED,)  # an event that people can get a place at
CAME: tuple[str, ...] = (Event.Status.PUBLISHED, Event.Status.CLOSED)  # and one that they can have come to


def wishes_now(wishes: tuple[Wish, ...]) -> tuple[Wish, ...]:
    """The wishes with their sessions as they stand now. Refuses: NotInThisEvent for one that was taken out meanwhile."""
    keys = {session.pk for wish in wishes for session in (wish.session, wish.reserve) if session}
    now = Session.objects.in_bulk(keys) if keys else {}
    if len(now) < len(keys):
        raise NotInThisEvent()
    return tuple(Wish(now[wish.session.pk], now[wish.reserve.pk] if wish.reserve else None) for wish in wishes)


def take_place(*, registration: Registration, wishes: tuple[Wish, ...], at: datetime, at_door: bool = False) -> bool:
    """Take what was written down as taken; False when it waits. Who asked for a place takes none, and is only counted in.

    Who stands at the door waits where nobody else may, and also comes to an event that is closed since: it has happened.

    Refuses: EventFull, EnoughOfOrganisation, NotInThisEvent, RegistrationClosed.
    """
    event, asks = registration.event, registration.state == State.REQUESTED
    if asks or counts_organisations(event, registration) or any(wish.reserve for wish in wishes):
        places.hold(event.pk)  # all of the event's own pools, before any of its sessions'
    has_place = asks or places.take(event.pk, None, registration.mode)
    if _refuse_changed(event, wishes, CAME if at_door else TAKES) and not asks:
        has_place = places.take_held(registration, has_place)
    refuse_enough_of_organisation(event, registration)
    if not has_place:
        if not event.has_waiting_list and not at_door:
            raise EventFull()
        _wait(registration, at)
    elif not asks:
        _take_sessions(registration, wishes, at)
    return has_place


def take_together(*, group: Group, people: list[Registration], wishes: tuple[Wish, ...], at: datetime) -> bool:
    """Take places for all of these colleagues and for who of their group waits already, or for none: then all wait, as one
    in the line. False when they wait. `wishes` are those of all of them, written down already.

    Says no with EventFull, EnoughOfOrganisation and RegistrationClosed.
    """
    event = people[0].event
    pools = places.lock(event)
    Group.objects.filter(pk=group.pk).update(is_together=True)
    _refuse_changed(event, wishes, TAKES)
    refuse_enough_of_organisation(event, people[0])
    waits = Registration.objects.filter(group=group, state=State.WAITING, mode=people[0].mode).order_by("pk")
    before = list(waits.select_for_update(no_key=True))
    for person in people:
        _wait(person, at)
    if not pools.take_together([*before, *people]):
        if not event.has_waiting_list:
            raise EventFull()
        pools.save()
        return False
    for person in people:
        confirm(person, at)
    place_choices(people, pools, at)
    if before:
        for person in before:
            person.event = event
        give(people=before, pools=pools, at=at)
    pools.save()
    return True


def counts_organisations(event: Event, registration: Registration) -> bool:
    """Whether an organisation may send so many and no more."""
    return bool(event.is_per_organisation and event.most_per_organisation and registration.organisation_id)


def refuse_enough_of_organisation(event: Event, registration: Registration) -> None:
    """Count again, now that nobody else can come meanwhile: EnoughOfOrganisation."""
    if not counts_organisations(event, registration):
        return
    rows = Registration.objects.filter(event=event, organisation=registration.organisation_id, state__in=ALIVE)
    if rows.count() > (event.most_per_organisation or 0):
        raise EnoughOfOrganisation(most=event.most_per_organisation)


def refuse_full(event: Event, mode: str) -> None:
    """What `register` refuses last, for who cannot wait: EventFull."""
    if event.way_in == WayIn.REQUEST or event.has_waiting_list:
        return
    if not places.lock(event).has_room(None, mode or default_mode(event)):
        raise EventFull()


def default_mode(event: Event) -> str:
    """Online where there is nothing else, on site otherwise."""
    return "online" if event.mode == "online" else "on_site"


def _refuse_changed(event: Event, wishes: tuple[Wish, ...], is_on_as: tuple[str, ...]) -> bool:
    """What changed while we waited for the seat: an event that is off, a session in another round or taken out.

    Gives whether the event holds seats for organisations.
    """
    chosen = {session.pk: session.round_id for wish in wishes for session in (wish.session, wish.reserve) if session}
    if chosen:
        sessions = Session.objects.filter(pk__in=chosen).annotate(holds_seats=_open_holds("event"))
        rows = list(sessions.values_list("pk", "round_id", "event__status", "holds_seats"))
        if {pk: round_ for pk, round_, _status, _holds in rows} != chosen:
            raise NotInThisEvent()
        stands = {(status, holds) for _pk, _round, status, holds in rows}
    else:
        events = Event.objects.filter(pk=event.pk).annotate(holds_seats=_open_holds("pk"))
        stands = {(status, bool(holds)) for status, holds in events.values_list("status", "holds_seats")}
    if not stands or not {status for status, _holds in stands} <= set(is_on_as):
        raise RegistrationClosed()
    return any(holds for _status, holds in stands)


def _open_holds(event: str) -> Exists:
    return Exists(SeatHold.objects.filter(event=OuterRef(event), ended_at=None))


def _take_sessions(registration: Registration, wishes: tuple[Wish, ...], at: datetime) -> None:
    """The seats of the sessions by id; who finds one full waits for it."""
    if any(wish.reserve for wish in wishes):
        _take_with_reserves(registration, at)
        return
    for session in sorted(wish.session.pk for wish in wishes):
        if not places.take(registration.event_id, session, registration.mode):
            registration.choices.filter(session=session).update(state=State.WAITING, waiting_since=at)


def _take_with_reserves(registration: Registration, at: datetime) -> None:
    registration.choices.filter(state__in=HOLDING).update(state=State.SUBMITTED)
    held = places.lock(registration.event)
    place_choices([registration], held, at)
    held.save()


def _wait(registration: Registration, at: datetime) -> None:
    registration.state, registration.waiting_since = State.WAITING, at
    registration.save(update_fields=["state", "waiting_since"])
    registration.choices.filter(state__in=HOLDING).update(state=State.SUBMITTED)
