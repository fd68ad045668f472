"""A line over days, drawn with the same numbers as its table."""

from datetime import date

import pytest
from django.template import engines

from events.templatetags.plots import line_plot
from tests.events.templatetags.loading import loaded

WORDS = {"title": "Aanmeldingen", "describes": "Van 0 naar 162.", "last_text": "162 nu"}
COUNTS = [(date(2026, 9, 21), 0), (date(2026, 10, 12), 56), (date(2026, 11, 2), 97), (date(2026, 11, 23), 162)]


def shown(plot):
    source = '{% include "bijeen/components/plot.html" with id="p" day_label="Week van" count_label="Aangemeld" %}'
    return engines["django"].from_string(loaded(source)).render({"plot": plot})


def test_it_draws_nothing_for_nothing():
    assert line_plot([], **WORDS) is None
    assert "<svg" not in shown(None)


def test_the_table_says_what_the_line_draws():
    plot = line_plot(COUNTS, limit=250, limit_text="250 plekken", **WORDS)
    html = shown(plot)
    assert plot.rows == [("21 september", 0), ("12 oktober", 56), ("2 november", 97), ("23 november", 162)]
    assert html.count('role="rowheader"') == 4 and 'data-l="Aangemeld">162<' in html
    assert len(plot.points.split()) == 4


def test_it_rises_to_the_right_and_stays_under_its_limit():
    plot = line_plot(COUNTS, limit=250, limit_text="250 plekken", **WORDS)
    across, up = zip(*(map(float, point.split(",")) for point in plot.points.split()), strict=True)
    assert list(across) == sorted(across) and list(up) == sorted(up, reverse=True)
    assert plot.limit_at < plot.last[1]


@pytest.mark.parametrize("most", [1, 2, 7, 16, 24, 30, 100, 101, 250, 999, 1000, 4321])
def test_everything_fits_and_the_levels_are_whole_numbers(most):
    plot = line_plot([(date(2027, 1, 1), 0), (date(2027, 1, 8), most)], **WORDS)
    assert 30 <= plot.last[1] <= 212
    assert [level.text for level in plot.levels][0] == "0"
    texts = [int(level.text) for level in plot.levels]
    steps = {later - earlier for earlier, later in zip(texts, texts[1:], strict=False)}
    assert len(steps) == 1 and texts[-1] >= most


def test_one_day_is_a_point():
    plot = line_plot([(date(2027, 1, 1), 4)], **WORDS)
    assert plot.points == f"{plot.last[0]},{plot.last[1]}"
    assert len(plot.days) == 1


def test_it_has_words_for_who_does_not_see_it_and_nothing_inline():
    html = shown(line_plot(COUNTS, **WORDS))
    assert 'role="img" aria-labelledby="p_t p_d"' in html
    assert "<title" in html and "Van 0 naar 162." in html and "style=" not in html
