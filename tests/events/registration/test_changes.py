"""After registering: cancel, approve, choose, swap, correct. A freed place goes to the next, in the same step."""

from datetime import timedelta
from uuid import uuid4

import pytest

from events.models import Message, Registration, State
from events.places.actions import set_places
from events.places.refusals import FewerThanTaken, NotOverbooked
from events.refusals import ChangedMeanwhile
from events.registration import actions
from events.registration.invariants import broken
from events.registration.person import Needs, Wish
from events.registration.refusals import (
    AddressTaken,
    ModeFull,
    NotInThisState,
    TooLateToChoose,
)
from tests import make

pytestmark = pytest.mark.django_db


def come(event, at, *wishes, **fields) -> Registration:
    person = make.person(**fields)
    return actions.register(event=event, person=person, wishes=tuple(Wish(wish) for wish in wishes), at=at)


def state(row) -> str:
    row.refresh_from_db()
    return row.state


def test_a_freed_place_goes_to_the_first_in_line(now):
    event = make.event(places=1)
    has, first, second = (come(event, now + timedelta(minutes=n)) for n in range(3))

    actions.cancel_registration(registration=has, at=now + timedelta(hours=1))

    assert (state(has), state(first), state(second)) == (State.CANCELLED, State.CONFIRMED, State.WAITING)
    kinds = list(Message.objects.filter(registration=first, status="due").values_list("kind", flat=True))
    assert "place_from_waiting_list" in kinds
    assert broken() == []


def test_cancelling_twice_is_once(now):
    event = make.event(places=2)
    registration = come(event, now)
    for _ in range(2):
        actions.cancel_registration(registration=registration, at=now)

    assert event.pools.get().taken == 0
    assert Message.objects.filter(kind="cancelled_registration").count() == 1


def test_who_gets_a_place_gets_the_wished_workshops(now):
    event = make.conference(places=1, each=1, rounds=1)
    workshop = event.sessions.first()
    has, waits = come(event, now, workshop), come(event, now, workshop)

    actions.cancel_registration(registration=has, at=now)

    assert state(waits) == State.CONFIRMED
    assert waits.choices.get().state == State.CONFIRMED
    assert broken() == []


def test_a_freed_workshop_goes_to_who_waits_for_it_and_the_reserve_is_free_again(now):
    event = make.conference(places=9, each=1, rounds=1)
    wanted, reserve = event.sessions.all()
    has = come(event, now, wanted)
    waits = actions.register(event=event, person=make.person(), wishes=(Wish(wanted, reserve),), at=now)
    third = come(event, now, reserve)
    assert third.choices.get().state == State.WAITING

    actions.cancel_registration(registration=has, at=now)

    states = {choice.session_id: choice.state for choice in waits.choices.all()}
    assert states == {wanted.pk: State.CONFIRMED, reserve.pk: State.CANCELLED}
    assert third.choices.get().state == State.CONFIRMED
    assert broken() == []


def test_a_raised_limit_serves_the_list_first(now):
    event = make.event(places=1)
    rows = [come(event, now + timedelta(minutes=n)) for n in range(4)]

    set_places(event=event, capacity=3, at=now)

    assert [state(row) for row in rows] == [State.CONFIRMED] * 3 + [State.WAITING]
    assert broken() == []


def test_places_cannot_fall_under_what_is_taken_nor_be_overbooked_when_sensitive(now):
    event = make.event(places=2)
    come(event, now)
    with pytest.raises(FewerThanTaken):
        set_places(event=event, capacity=0, at=now)
    with pytest.raises(NotOverbooked):
        set_places(event=make.event(is_sensitive=True), capacity=5, overbooked=10, at=now)
    assert set_places(event=event, capacity=10, overbooked=15, at=now).limit == 11


def test_an_approved_request_has_a_place_or_waits(now, organiser):
    event = make.event(way_in="request", places=1)
    first, second, third = (come(event, now) for _ in range(3))

    actions.approve(registration=first, at=now, by=organiser)
    actions.approve(registration=second, at=now, by=organiser)
    actions.decline(registration=third, at=now, by=organiser)

    assert (state(first), state(second), state(third)) == (State.CONFIRMED, State.WAITING, State.DECLINED)
    with pytest.raises(NotInThisState):
        actions.decline(registration=first, at=now, by=organiser)
    with pytest.raises(NotInThisState):
        actions.approve(registration=third, at=now, by=organiser)
    assert broken() == []


def test_choices_are_swapped_in_one_step(now):
    event = make.conference(places=9, each=1, rounds=1)
    old, new = event.sessions.all()
    registration = come(event, now, old)

    actions.change_choices(registration=registration, wishes=(Wish(new),), at=now)

    states = {choice.session_id: choice.state for choice in registration.choices.all()}
    assert states == {old.pk: State.CANCELLED, new.pk: State.CONFIRMED}
    assert broken() == []


def test_the_old_workshop_is_kept_while_the_new_one_is_full(now):
    event = make.conference(places=9, each=1, rounds=1)
    old, full = event.sessions.all()
    other, registration = come(event, now, full), come(event, now, old)

    actions.change_choices(registration=registration, wishes=(Wish(full),), at=now)
    states = {choice.session_id: choice.state for choice in registration.choices.all()}
    assert states == {old.pk: State.CONFIRMED, full.pk: State.WAITING}

    actions.cancel_registration(registration=other, at=now)
    states = {choice.session_id: choice.state for choice in registration.choices.all()}
    assert states == {old.pk: State.CANCELLED, full.pk: State.CONFIRMED}
    assert broken() == []


def test_later_gives_the_workshop_back(now):
    event = make.conference(places=9, each=1, rounds=1)
    registration = come(event, now, event.sessions.first())

    actions.change_choices(registration=registration, wishes=(), at=now)

    assert registration.choices.get().state == State.CANCELLED
    assert event.sessions.first().pools.get().taken == 0
    assert broken() == []


def test_choosing_stops_at_its_hour_but_not_for_staff(now, organiser):
    event = make.conference(rounds=1, choices_until=now)
    registration = come(event, now - timedelta(days=1))
    wishes = (Wish(event.sessions.first()),)
    with pytest.raises(TooLateToChoose):
        actions.change_choices(registration=registration, wishes=wishes, at=now)
    actions.change_choices(registration=registration, wishes=wishes, at=now, by=organiser)
    assert registration.choices.get().state == State.CONFIRMED


def test_room_and_online_are_swapped_without_losing_a_place(now):
    event = make.event(mode="hybrid", places=1)
    make.pool(event, 1, mode="online")
    registration, waits = come(event, now), come(event, now)

    actions.change_mode(registration=registration, mode="online", at=now)

    registration.refresh_from_db()
    assert (registration.state, registration.mode) == (State.CONFIRMED, "online")
    assert state(waits) == State.CONFIRMED
    with pytest.raises(ModeFull):
        actions.change_mode(registration=waits, mode="online", at=now)
    assert broken() == []


def test_saving_over_a_newer_version_is_refused(now):
    event = make.event()
    registration, other = come(event, now, email="een@example.org"), come(event, now, email="twee@example.org")
    actions.change_person(registration=registration, version=1, at=now, first_name="Gulsen")

    with pytest.raises(ChangedMeanwhile):
        actions.change_person(registration=registration, version=1, at=now, first_name="Anders")
    with pytest.raises(AddressTaken):
        mine = {"first_name": "Gulsen", "email": "een@example.org"}
        actions.change_person(registration=other, version=1, at=now, by=make.user("balie"), **mine)


def test_needs_are_replaced_and_erased(now):
    registration = come(make.event(), now)
    actions.give_needs(registration=registration, needs=Needs(dietary=("vegan",)), at=now)
    actions.give_needs(registration=registration, needs=Needs(dietary=("halal",)), at=now)
    registration.refresh_from_db()
    assert registration.dietary_need.values == ["halal"]
    actions.erase_needs(registration=registration, at=now)
    assert not Registration.objects.filter(dietary_need__isnull=False).exists()


def test_a_renewed_link_kills_the_old_one(now):
    registration = come(make.event(), now)
    old = registration.code
    actions.renew_link(registration=registration, at=now)
    registration.refresh_from_db()
    assert registration.code != old


def test_a_form_sent_twice_is_one_registration(now):
    event, token, person = make.event(places=5), uuid4(), make.person()
    once = actions.submit(event=event, person=person, at=now, token=token)
    again = actions.submit(event=event, person=person, at=now, token=token)

    assert once.pk == again.pk
    assert Registration.objects.count() == 1


def test_a_known_person_makes_nothing_new_and_gets_one_mail(now):
    event, person = make.event(places=5), make.person()
    first = actions.submit(event=event, person=person, at=now, token=uuid4())
    for _ in range(2):
        known = actions.submit(event=event, person=person, at=now, token=uuid4())

    assert known.registration is None
    assert event.pools.get().taken == 1
    assert list(Message.objects.filter(registration=first.registration).values_list("kind", flat=True)) == [
        "confirmation",
        "known_address",
    ]
