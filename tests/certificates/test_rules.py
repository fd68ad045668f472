"""The rules by themselves: who earned a certificate, and for how long."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from certificates.issuing.rules import is_earned
from events.attendance.hours import Part, Result, result_of, whole_of

PARTS = [Part(1, 150), Part(2, 150), Part(3, 150), Part(4, 150)]
DAY = [Part(1, 60), Part(2, 75, round=1), Part(3, 45, round=1), Part(4, 75, round=2)]


def earned(rule: dict, *keys: int, held=PARTS, most=None) -> bool:
    return is_earned(rule, result_of(keys, held, most), whole_of(held, most))


def test_being_present_once_is_enough_where_that_is_the_rule():
    assert earned({"type": "present"}, 2) and not earned({"type": "present"})


def test_three_of_four_asks_three():
    rule = {"type": "n_of_m", "n": 3, "m": 4}
    assert [earned(rule, *range(1, number + 1)) for number in range(5)] == [False, False, False, True, True]


def test_a_share_of_the_net_hours_is_of_who_was_everywhere():
    rule = {"type": "net_hours", "share": 0.75}
    assert earned(rule, 1, 2, 3) and not earned(rule, 1, 2)
    assert earned(rule, 1, 2, held=DAY, most=180), "135 of the 180 minutes that were written"


def test_of_one_round_one_session_counts():
    assert result_of([1, 2, 3], DAY) == Result(minutes=135, attended=2, held=3)
    assert whole_of(DAY) == 210


def test_what_was_written_as_the_length_of_the_whole_is_the_most_that_anybody_gets():
    assert result_of([1, 2, 3, 4], PARTS, most=400).minutes == 400
    assert result_of([1], PARTS, most=400).minutes == 150


@pytest.mark.parametrize(
    "rule",
    [
        {"type": "none"},
        {},
        {"type": "n_of_m"},
        {"type": "n_of_m", "n": "3"},
        {"type": "n_of_m", "n": 0},
        {"type": "n_of_m", "n": True},
        {"type": "net_hours", "share": 0},
        {"type": "net_hours", "share": 80},
        {"type": "net_hours", "share": "alles"},
        {"type": "net_hours", "share": float("nan")},
        {"type": ["present"]},
    ],
)
def test_a_rule_that_gives_nothing_or_cannot_be_read_gives_nothing(rule):
    assert not earned(rule, 1, 2, 3, 4)


parts = some.lists(
    some.builds(Part, key=some.integers(1, 12), minutes=some.integers(0, 500), round=some.none() | some.integers(1, 3)),
    max_size=8,
    unique_by=lambda part: part.key,
)
keys = some.sets(some.integers(1, 15))
rules = some.one_of(
    some.just({"type": "present"}),
    some.builds(lambda n: {"type": "n_of_m", "n": n}, some.integers(1, 9)),
    some.builds(lambda share: {"type": "net_hours", "share": share}, some.floats(0.01, 1)),
)


@given(held=parts, keys=keys, most=some.none() | some.integers(1, 900))
def test_nobody_gets_more_than_who_was_everywhere(held, keys, most):
    got = result_of(keys, held, most)
    assert 0 <= got.minutes <= whole_of(held, most)
    assert 0 <= got.attended <= got.held <= len(held)


@given(held=parts, keys=keys, more=keys, rule=rules, most=some.none() | some.integers(1, 900))
def test_who_came_more_often_never_loses_what_was_earned(held, keys, more, rule, most):
    fewer = is_earned(rule, result_of(keys, held, most), whole_of(held, most))
    assert not fewer or is_earned(rule, result_of(keys | more, held, most), whole_of(held, most))


@given(held=parts, rule=rules, most=some.none() | some.integers(1, 900))
def test_who_was_nowhere_earns_nothing(held, rule, most):
    assert not is_earned(rule, result_of([], held, most), whole_of(held, most))
