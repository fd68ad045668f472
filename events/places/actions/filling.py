"""Serving who waits, for an event and for its workshops, with the places that are free. Callers hold the event's pools.

A free place of the event goes by the event's own rule: at once to who is next, or offered until a term. A workshop's is given
at once, also where the event's are offered: who waits for it comes anyway, and loses nothing by it but the reserve.
"""

from datetime import datetime

from events.facts import announce_all
from events.messages import actions as messages
from events.models import HOLDING, Event, Freed, Registration, SeatPool, SessionChoice, Shape, State
from events.places.actions.offers import WAITED, offer
from events.places.actions.settling import place_choices, settle_all
from events.places.facts import choice_given, place_given
from events.places.order import next_in_line
from events.places.pools import Pools
from events.places.terms import term_ends


def fill_places(*, event: Event, pools: Pools, at: datetime) -> list[Registration]:
    """Serve the waiting lists of an event and its sessions with what is free, in the order of `next_in_line`.

    An event that is off or has begun serves nobody: a place of yesterday is no good news. When places are offered and no
    term fits any more, those for who waits are kept, and the organiser calls. The caller holds the pools; they are saved
    here. Gives the registrations that got a place, an offer or a workshop.
    """
    served: list[Registration] = []
    pools.count_held()
    for mode in SeatPool.Mode.values:
        served += _serve_event(event, mode, pools, at)
    if event.serves_list(at):
        while more := _fill_sessions(event, pools, at):  # a reserve that is given up may serve the next
            served += more
    pools.save()
    return served


def _serve_event(event: Event, mode: str, pools: Pools, at: datetime) -> list[Registration]:
    pool = pools.get(None, mode)
    if pool is None:
        return []
    pool.kept = 0
    room = pools.room(mode)
    if room.is_over or not event.serves_list(at):
        return []
    was = room.free or 0
    turn = next_in_line(event, mode, room)
    if not turn:
        return []
    term = term_ends(_begins(event, at), at) if event.freed_places == Freed.OFFERED else None
    if organiser_calls(event, at):
        pool.kept = was - (room.free or 0)  # who comes of an organisation that seats are held for has those
        return []
    people = _locked(event, turn)
    pool.taken += len(people)
    if term:
        offer(people, term, at)
    else:
        give(people=people, pools=pools, at=at)
    return people


def organiser_calls(event: Event, at: datetime) -> bool:
    """Whether places are offered here, and no term fits any more."""
    return event.freed_places == Freed.OFFERED and term_ends(_begins(event, at), at) is None


def _begins(event: Event, at: datetime) -> datetime:
    """When it is for who comes in now: of a series that runs its next meeting."""
    if event.shape == Shape.SERIES:
        ahead = event.sessions.filter(starts_at__gt=at).order_by("starts_at")
        return ahead.values_list("starts_at", flat=True).first() or at
    return event.starts_at or at


def _locked(event: Event, turn: list[int]) -> list[Registration]:
    rows = Registration.objects.filter(pk__in=turn).select_for_update(no_key=True).order_by("pk")
    found = {row.pk: row for row in rows}
    for row in found.values():
        row.event = event
    return [found[key] for key in turn]


def give(*, people: list[Registration], pools: Pools, at: datetime) -> None:
    """A place for each of these from now on, with the workshops that they wished; they are told. The seats are counted by
    the caller. Announces `place_given`.
    """
    keys = [person.pk for person in people]
    Registration.objects.filter(pk__in=keys).update(state=State.CONFIRMED, reason="", state_at=at)
    for person in people:
        person.state, person.reason, person.state_at = State.CONFIRMED, "", at
    place_choices(people, pools, at)
    announce_all(place_given, people, at=at, event=people[0].event)
    messages.stop(registrations=people, kinds=WAITED)
    messages.plan_all(kind="place_from_waiting_list", registrations=people, at=at)


def _fill_sessions(event: Event, pools: Pools, at: datetime) -> list[Registration]:
    open_sessions = [pool.session_id for pool in pools if pool.session_id and pool.has_room]
    if not open_sessions:
        return []
    waiting = (
        SessionChoice.objects.filter(
            session__in=open_sessions, state=State.WAITING, registration__state=State.CONFIRMED
        )
        .select_related("registration", "session")
        .order_by("waiting_since", "pk")
    )
    others = _others_in_round(list(waiting))
    given: list[SessionChoice] = []
    given_up: dict[int, SessionChoice] = {}
    for choice in waiting:
        choice.registration.event = event
        if choice.pk in given_up or not pools.take(choice.session_id, choice.registration.mode):
            continue
        given.append(choice)
        for other in others.get((choice.registration_id, choice.round_id), ()):
            if other.pk != choice.pk and other.pk not in given_up:
                given_up[other.pk] = other
                if other.state in HOLDING:
                    pools.give_back(other.session_id, choice.registration.mode)
    settle_all(given_up.values(), State.CANCELLED, at, "swapped")
    settle_all(given, State.CONFIRMED, at)
    _tell_of_workshops(given, at)
    return [choice.registration for choice in given]


def _others_in_round(waiting: list[SessionChoice]) -> dict[tuple[int, int | None], list[SessionChoice]]:
    """What these people have or wait for, by person and round: who gets one leaves the others."""
    rows = SessionChoice.objects.filter(
        registration__in={choice.registration_id for choice in waiting},
        round__in={choice.round_id for choice in waiting if choice.round_id},
        state__in=(*HOLDING, State.WAITING),
    )
    found: dict[tuple[int, int | None], list[SessionChoice]] = {}
    for row in rows:
        found.setdefault((row.registration_id, row.round_id), []).append(row)
    return found


def _tell_of_workshops(given: list[SessionChoice], at: datetime) -> None:
    by_session: dict[int, list[SessionChoice]] = {}
    for choice in given:
        by_session.setdefault(choice.session_id, []).append(choice)
    for session, choices in by_session.items():
        people = [choice.registration for choice in choices]
        announce_all(choice_given, people, at=at, event=people[0].event, session=session)
        messages.plan_all(kind="choice_confirmed", registrations=people, at=at, session=session)
