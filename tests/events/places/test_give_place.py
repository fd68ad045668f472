"""A place by the organiser's own hand: kept for who waits, or made above the number."""

from datetime import timedelta

import pytest

from events.models import Fact, Message, State
from events.places.actions import give_place
from events.places.refusals import NoPlaceFree, NotWaiting
from events.registration import actions
from events.registration.invariants import broken
from events.registration.person import Wish
from tests import make

pytestmark = pytest.mark.django_db
DAY = make.DAY - timedelta(hours=2)


def come(event, at, *wishes):
    return actions.register(event=event, person=make.person(), wishes=tuple(map(Wish, wishes)), at=at)


def state(row) -> str:
    row.refresh_from_db()
    return row.state


def test_who_was_called_gets_the_place_that_was_kept(organiser, now):
    event = make.event(places=1, freed_places="offered")
    has, _first, second = (come(event, now + timedelta(minutes=n)) for n in range(3))
    actions.cancel_registration(registration=has, at=DAY)

    give_place(registration=second, at=DAY, by=organiser)

    assert state(second) == State.CONFIRMED
    assert event.pools.get().kept == 0
    assert Fact.objects.filter(name="place_given", by=organiser).count() == 1
    assert Message.objects.filter(registration=second, kind="place_from_waiting_list").exists()
    assert broken() == []


def test_a_place_is_made_for_one_and_the_others_keep_their_turn(organiser, now):
    event = make.event(places=1)
    has, first, second = (come(event, now + timedelta(minutes=n)) for n in range(3))
    with pytest.raises(NoPlaceFree):
        give_place(registration=second, at=now, by=organiser)

    give_place(registration=second, above=True, at=now, by=organiser)

    pool = event.pools.get()
    assert (pool.capacity, pool.limit, pool.taken) == (2, 2, 2)
    assert (state(has), state(first), state(second)) == (State.CONFIRMED, State.WAITING, State.CONFIRMED)
    assert Fact.objects.get(name="places_set").data == {"capacity": 2, "limit": 2}
    assert broken() == []


def test_a_place_in_a_workshop_gives_up_the_reserve_to_the_next(organiser, now):
    event = make.conference(places=9, each=1, rounds=1)
    wanted, reserve = event.sessions.order_by("pk")
    come(event, now, wanted)
    person = make.person()
    waits = actions.register(event=event, person=person, wishes=(Wish(wanted, reserve),), at=now)
    for_reserve = come(event, now, reserve)

    give_place(registration=waits, session=wanted, above=True, at=now, by=organiser)

    stands = {row.session_id: row.state for row in waits.choices.all()}
    assert stands == {wanted.pk: State.CONFIRMED, reserve.pk: State.CANCELLED}
    assert for_reserve.choices.get().state == State.CONFIRMED
    assert Message.objects.filter(registration=waits, kind="choice_confirmed").count() == 1
    assert broken() == []


def test_only_who_waits_is_given_one(organiser, now):
    event = make.conference(places=9, each=1, rounds=1)
    session = event.sessions.first()
    has = come(event, now)
    with pytest.raises(NotWaiting):
        give_place(registration=has, at=now, by=organiser)
    with pytest.raises(NotWaiting):
        give_place(registration=has, session=session, above=True, at=now, by=organiser)
    full = make.event(places=0)
    waits = come(full, now)
    with pytest.raises(NotWaiting):
        give_place(registration=waits, above=True, at=full.ends_at + timedelta(days=1), by=organiser)
