"""Seats held for an organisation: its colleagues are sure of so many, until a moment, whoever else comes."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from events.models import Fact, SeatHold, SeatPool, State
from events.organisations.actions import merge_organisations
from events.places.actions import end_hold, end_holds, end_terms, give_place, hold_seats, recount_holds, set_places
from events.places.refusals import FewerThanTaken, HeldAlready, HeldTooLong, NotEnoughFree
from events.registration import actions
from events.registration.invariants import broken
from tests import make

pytestmark = pytest.mark.django_db
AT = make.BEFORE
UNTIL = AT + timedelta(days=14)


@pytest.fixture
def school():
    return make.organisation("School B")


def hold(event, organisation, number: int, organiser, **said) -> SeatHold:
    given = {"until": UNTIL, "at": AT, "by": organiser, **said}
    return hold_seats(event=event, organisation=organisation, number=number, **given)


def come(event, organisation=None, at=AT):
    return actions.register(event=event, person=make.person(organisation=organisation), at=at)


def pool(event) -> tuple[int, int, int | None]:
    row = event.pools.get()
    return row.taken, row.held, row.free


def test_others_wait_while_seats_are_held_and_colleagues_have_them(school, organiser):
    event = make.event(places=3)
    hold(event, school, 2, organiser)
    assert pool(event) == (0, 2, 1)

    assert come(event).state == State.CONFIRMED
    waits = come(event)
    assert waits.state == State.WAITING
    assert [come(event, school).state for _ in range(3)] == [State.CONFIRMED, State.CONFIRMED, State.WAITING]
    assert pool(event) == (3, 0, 0)
    assert broken() == []


def test_who_of_it_comes_first_counts_among_them(school, organiser):
    event = make.event(places=3)
    come(event, school)
    hold(event, school, 2, organiser)
    assert pool(event) == (1, 1, 1)
    come(event, school)
    assert pool(event) == (2, 0, 1), "a free seat was not taken beside the one that was held"
    assert broken() == []


def test_a_colleague_who_gives_up_a_place_leaves_it_to_the_next_of_them(school, organiser):
    event = make.event(places=2)
    hold(event, school, 2, organiser)
    first, _second, waits = come(event, school), come(event, school), come(event)

    actions.cancel_registration(registration=first, at=AT + timedelta(hours=1))

    waits.refresh_from_db()
    assert waits.state == State.WAITING
    assert come(event, school).state == State.CONFIRMED
    assert broken() == []


def test_a_colleague_who_waits_is_served_with_what_is_held_for_them(school, organiser):
    event = make.event(places=2)
    hold(event, school, 2, organiser)
    first, _second, mine = (come(event, school) for _ in range(3))
    others = come(event)

    actions.cancel_registration(registration=first, at=AT + timedelta(hours=1))

    for row, stands in ((mine, State.CONFIRMED), (others, State.WAITING)):
        row.refresh_from_db()
        assert row.state == stands
    assert come(event, school).state == State.WAITING, "who comes new does not jump the queue"
    assert broken() == []


def test_a_colleague_who_waits_can_be_given_what_is_held(school, organiser):
    event = make.event(places=1, freed_places="offered")
    hold(event, school, 1, organiser)
    has, waits = come(event, school), come(event, school)
    day = make.DAY - timedelta(hours=2)
    SeatHold.objects.update(held_until=make.DAY)
    actions.cancel_registration(registration=has, at=day)
    waits.refresh_from_db()
    assert waits.state == State.WAITING

    give_place(registration=waits, at=day, by=organiser)

    waits.refresh_from_db()
    assert (waits.state, pool(event)) == (State.CONFIRMED, (1, 0, 0))
    assert broken() == []


def test_a_colleague_who_asked_gets_a_held_seat(school, organiser):
    event = make.event(places=1, way_in="request")
    hold(event, school, 1, organiser)
    other, mine = come(event), come(event, school)
    assert actions.approve(registration=other, at=AT, by=organiser).state == State.WAITING
    assert actions.approve(registration=mine, at=AT, by=organiser).state == State.CONFIRMED
    assert broken() == []


@pytest.mark.parametrize("by_hand", [True, False])
def test_what_is_left_goes_to_who_waits(by_hand, school, organiser):
    event = make.event(places=2)
    held = hold(event, school, 2, organiser)
    come(event, school)
    waits = come(event)

    if by_hand:
        for _ in range(2):  # twice is once
            end_hold(hold=held, at=AT + timedelta(days=1), by=organiser)
    else:
        assert end_terms(at=UNTIL - timedelta(minutes=1)) == 0
        assert end_holds(event=event, at=UNTIL) == 1
        assert end_terms(at=UNTIL) == 0

    waits.refresh_from_db()
    assert waits.state == State.CONFIRMED
    assert Fact.objects.filter(name="hold_ended", event=event).count() == 1
    assert broken() == []


def test_it_is_written_down_without_a_name(school, organiser):
    event = make.event(places=3)
    hold(event, school, 2, organiser)
    fact = Fact.objects.get(name="seats_held")
    assert (fact.by, fact.data) == (organiser, {"organisation": school.pk, "number": 2})


def test_no_more_is_held_than_is_free(school, organiser):
    event = make.event(places=3)
    come(event)
    with pytest.raises(NotEnoughFree) as no:
        hold(event, school, 3, organiser)
    assert "2" in str(no.value)
    assert not SeatHold.objects.exists()
    with pytest.raises(NotEnoughFree):
        hold(make.event(places=None), school, 1, organiser)


def test_one_organisation_has_one_hold_that_ends_before_it_begins(school, organiser):
    event = make.event(places=5)
    hold(event, school, 1, organiser)
    with pytest.raises(HeldAlready):
        hold(event, school, 2, organiser)
    for until in (AT, event.starts_at + timedelta(hours=1)):
        with pytest.raises(HeldTooLong):
            hold(event, make.organisation(f"{until}"), 1, organiser, until=until)


def test_the_number_of_places_does_not_fall_below_what_is_held(school, organiser):
    event = make.event(places=5)
    come(event)
    hold(event, school, 2, organiser)
    with pytest.raises(FewerThanTaken):
        set_places(event=event, capacity=2, at=AT, by=organiser)
    set_places(event=event, capacity=3, at=AT, by=organiser)
    assert pool(event) == (1, 2, 0)


def test_the_database_refuses_what_does_not_fit(school):
    event = make.event(places=2)
    for numbers in ({"held": 3}, {"kept": 3}, {"taken": 1, "held": 1, "kept": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SeatPool.rows.filter(event=event, mode="on_site").update(**numbers)


def test_where_nothing_is_held_it_costs_nobody_a_statement(django_assert_num_queries):
    event, person = make.event(places=3), make.person()
    with django_assert_num_queries(10):
        actions.register(event=event, person=person, at=AT)


def test_another_organisation_is_counted_anew_wherever_it_changes(school, organiser, now):
    event = make.event(places=3, way_in="open")
    hold(event, school, 2, organiser)
    mine, waits = come(event), None
    waits = come(event)
    assert waits.state == State.WAITING

    actions.change_person(registration=mine, version=1, at=AT, by=organiser, organisation=school)

    waits.refresh_from_db()
    assert waits.state == State.CONFIRMED, "one of the held seats was for who is there already"
    assert broken() == []


def test_somebody_of_the_organisation_in_the_place_of_another_frees_a_held_seat(school, organiser):
    event = make.event(places=2)
    hold(event, school, 1, organiser)
    has, waits = come(event), come(event)

    actions.replace_participant(registration=has, person=make.person(organisation=school), at=AT, by=organiser)

    waits.refresh_from_db()
    assert waits.state == State.CONFIRMED
    assert broken() == []


def test_doubles_that_became_one_organisation_are_counted_together(school, organiser):
    event = make.event(places=3)
    double = make.organisation("School b.")
    hold(event, school, 2, organiser)
    come(event, double)
    waits = come(event)
    assert come(event).state == State.WAITING and waits.state == State.WAITING

    merge_organisations(keep=school, doubles=[double], at=AT, by=organiser)
    assert recount_holds(organisation=school.pk, at=AT) == 1

    waits.refresh_from_db()
    assert waits.state == State.CONFIRMED
    assert broken() == []
