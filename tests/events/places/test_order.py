"""Who of those who wait is next."""

from collections import Counter
from datetime import timedelta

import pytest

from events.models import Group, State
from events.places.order import Room, next_in_line
from tests import make

pytestmark = pytest.mark.django_db


def wait(event, minute: int, **fields):
    return make.registration(event, state=State.WAITING, at=make.BEFORE + timedelta(minutes=minute), **fields)


def together(event, minute: int, size: int, **fields):
    group = Group.objects.create(event=event, first_name="Lotte", email="l@example.org", is_together=True)
    return [wait(event, minute, group=group, **fields) for _ in range(size)]


def keys(*rows) -> list[int]:
    return [row.pk for row in rows]


def test_who_waits_longest_is_first():
    event = make.event(places=1)
    second, first, third = wait(event, 5), wait(event, 1), wait(event, 9)

    assert next_in_line(event, "on_site", Room(2)) == keys(first, second)
    assert next_in_line(event, "on_site", Room(None)) == keys(first, second, third)
    assert next_in_line(event, "online", Room(2)) == []


def test_who_comes_from_an_organisation_that_is_not_there_yet_goes_first():
    there, new = make.organisation("Gemeente A"), make.organisation("School B")
    event = make.event(places=9, gives_new_first=True)
    make.registration(event, organisation=there)
    of_there, of_new, again, alone = (wait(event, n, organisation=o) for n, o in enumerate((there, new, new, None)))

    assert next_in_line(event, "on_site", Room(4)) == keys(of_new, alone, of_there, again)


def test_an_organisation_that_has_so_many_lets_others_go_first_and_no_place_stays_empty():
    big, small = make.organisation("Gemeente A"), make.organisation("School B")
    event = make.event(places=9, list_most_each=2)
    make.registration(event, organisation=big)
    first, second, third = (wait(event, n, organisation=big) for n in range(3))
    other = wait(event, 9, organisation=small)

    assert next_in_line(event, "on_site", Room(2)) == keys(first, other)
    assert next_in_line(event, "on_site", Room(9)) == keys(first, other, second, third)


def test_colleagues_who_come_only_together_are_passed_over_until_there_is_room_for_all():
    event = make.event(places=1)
    group = together(event, 1, 3)
    single, other = wait(event, 2), wait(event, 3)

    assert next_in_line(event, "on_site", Room(2)) == keys(single, other), "nobody behind them is held up"
    assert next_in_line(event, "on_site", Room(3)) == keys(*group), "their turn is kept"
    assert next_in_line(event, "on_site", Room(4)) == keys(*group, single)


def test_colleagues_of_an_organisation_have_what_is_held_for_them_in_their_own_turn():
    school, event = make.organisation("School B"), make.event(places=1)
    first, of_school, other, again = (
        wait(event, n, organisation=o) for n, o in enumerate((None, school, None, school))
    )

    assert next_in_line(event, "on_site", Room(0, 1, Counter({school.pk: 1}))) == keys(of_school)
    assert next_in_line(event, "on_site", Room(1, 1, Counter({school.pk: 1}))) == keys(first, of_school)
    assert next_in_line(event, "on_site", Room(2, 1, Counter({school.pk: 2}))) == keys(first, of_school, other)
    assert again.pk not in next_in_line(event, "on_site", Room(0, 1, Counter({school.pk: 2})))


def test_a_group_stands_where_the_last_of_them_came():
    event = make.event(places=1)
    group = Group.objects.create(event=event, first_name="Lotte", email="l@example.org", is_together=True)
    early, other, late = wait(event, 1, group=group), wait(event, 2), wait(event, 3, group=group)

    assert next_in_line(event, "on_site", Room(3)) == keys(other, early, late), "nobody jumps a turn by joining"


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_however_many_wait(number, django_assert_num_queries):
    event = make.event(places=1, gives_new_first=True)
    for minute in range(number):
        wait(event, minute, organisation=make.organisation(f"Gemeente {minute}"))
    with django_assert_num_queries(2):
        next_in_line(event, "on_site", Room(2))
