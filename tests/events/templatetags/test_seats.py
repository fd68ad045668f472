"""The words for the places, and the dots that confirm them."""

import re

import pytest
from django.template import engines
from django.utils.translation import override

from events.places.seats import Seats
from events.templatetags.seats import meter
from tests.events.templatetags.loading import loaded


def shown(source: str, language: str = "nl", **context: object) -> str:
    with override(language):
        return engines["django"].from_string(loaded(source)).render(context)


@pytest.mark.parametrize("limit", [1, 2, 3, 19, 20, 21, 30, 250, 1000])
def test_dots_are_never_all_filled_while_a_place_is_free(limit):
    for taken in range(limit):
        drawn = meter(taken, limit)
        assert drawn.dots == min(20, limit)
        assert drawn.filled < drawn.dots
        assert bool(drawn.filled) == bool(taken), (taken, limit)
    assert meter(limit, limit).filled == min(20, limit)


def test_it_draws_nothing_where_there_are_no_places():
    assert meter(0, 0) is None


@pytest.mark.parametrize(
    ("taken", "limit", "waiting", "nl", "en"),
    [
        (27, 30, 0, "3 van 30 plekken vrij", "3 of 30 places left"),
        (0, 1, 0, "1 van 1 plek vrij", "1 of 1 place left"),
        (30, 30, 0, "Alle 30 plekken zijn bezet", "All 30 places are taken"),
        (30, 30, 1, "Vol, 1 mens wacht", "Full, 1 person waiting"),
        (30, 30, 4, "Vol, 4 mensen wachten", "Full, 4 people waiting"),
    ],
)
def test_the_words_say_the_truth(taken, limit, waiting, nl, en):
    seats = Seats("free", taken, limit, waiting)
    for language, said in (("nl", nl), ("en", en)):
        with override(language):
            assert seats.sentence == said


def test_the_desk_counts_what_is_taken():
    assert "<span>1500 van 2000</span>" in shown(
        "{% seats_at_the_desk 1500 2000 as says %}{% seat_meter 1500 2000 says %}"
    )


def test_the_drawing_is_silent_and_has_no_inline_style():
    drawn = shown("{% seat_meter 27 30 '27' %}")
    assert 'aria-hidden="true"' in drawn and "style" not in drawn
    assert re.findall(r'x2="([\d.]+)"', drawn) == ["195.1", "175.1"]


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ("free", "Plekken vrij"),
        ("nearly", "Bijna vol"),
        ("waiting", "Wachtlijst"),
        ("full", "Vol"),
        ("cancelled", "Gaat niet door"),
        ("late", "Gesloten"),
        ("past", "Geweest"),
    ],
)
def test_each_state_has_its_word_and_an_icon(state, word):
    tag = shown("{% seats_word seats %}", seats=Seats(state))
    assert f">{word}</span>" in tag and "<svg" in tag and 'class="b-tag' in tag
    assert 'class="b-word' in shown('{% seats_word seats "b-word" %}', seats=Seats(state))
