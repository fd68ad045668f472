"""Of whom a question is asked, and what must be answered."""

import pytest

from events.models import Question
from events.questions.rules import applies, given_from, is_empty, unanswered


def question(key, **fields):
    return Question(key=key, **{"kind": "choice", "is_required": True, **fields})


CAR = question("car")
PLATE = question("plate", kind="text", depends_on="car", depends_value="1")
COLOUR = question("colour", kind="text", depends_on="plate", depends_value="x")
LEADS = question("leads", roles=["executive"])
ALL = {row.key: row for row in (CAR, PLATE, COLOUR, LEADS)}


@pytest.mark.parametrize(
    ("row", "role", "values", "expected"),
    [
        (CAR, "other", {}, True),
        (PLATE, "other", {}, False),
        (PLATE, "other", {"car": "1"}, True),
        (PLATE, "other", {"car": ["2", "1"]}, True),
        (PLATE, "other", {"car": "2"}, False),
        (COLOUR, "other", {"plate": "x"}, False),
        (COLOUR, "other", {"plate": "x", "car": "1"}, True),
        (LEADS, "executive", {}, True),
        (LEADS, "other", {}, False),
    ],
)
def test_it_is_asked_of_who_it_is_for_and_of_nobody_else(row, role, values, expected):
    assert applies(row, role, values, ALL) is expected


def test_a_tick_is_an_answer_to_follow_from():
    agree, more = question("agree", kind="consent"), question("more", depends_on="agree", depends_value="yes")
    asked = {"agree": agree, "more": more}
    assert applies(more, "", {"agree": True}, asked) and not applies(more, "", {"agree": False}, asked)


def test_what_does_not_apply_need_not_be_answered_and_is_not_kept():
    assert [row.key for row in unanswered(ALL.values(), "other", {})] == ["car"]
    assert [row.key for row in unanswered(ALL.values(), "executive", {"car": "1"})] == ["plate", "leads"]
    kept = given_from(ALL.values(), "other", {"car": "2", "plate": "AB-1", "leads": "1"})
    assert [one.question.key for one in kept] == ["car"]


def test_nothing_is_an_answer_but_zero_is():
    assert [is_empty(value) for value in (None, "", [], False, 0, "x", ["1"], True)] == [True] * 4 + [False] * 4
