"""One series over time as a drawing with words: the server makes it, the table behind it says the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, log10

from events import moments

LEFT, RIGHT, TOP, BOTTOM = 52.0, 628.0, 30.0, 212.0  # of a drawing of 640 by 250


@dataclass(frozen=True)
class Mark:
    """A number or a day at the edge of the drawing."""

    at: float
    text: str
    anchor: str = "middle"


@dataclass(frozen=True)
class Plot:
    """What `components/plot.html` draws. Points are in the drawing's units; `rows` are the table."""

    title: str
    describes: str
    points: str
    area: str
    last: tuple[float, float]
    last_text: str
    last_shift: int
    levels: list[Mark]
    days: list[Mark]
    limit_at: float | None
    limit_text: str
    rows: list[tuple[str, int]]


def line_plot(
    counts: Sequence[tuple[date, int]],
    *,
    title: str,
    describes: str,
    last_text: str,
    limit: int = 0,
    limit_text: str = "",
) -> Plot | None:
    """A line that rises or falls over days, with the limit as a dotted line; None where there is nothing to draw yet."""
    if not counts:
        return None
    top = _round_up(max(limit, *(number for _day, number in counts), 1))
    first, span = counts[0][0], max((counts[-1][0] - counts[0][0]).days, 1)

    def across(day: date) -> float:
        return round(LEFT + (RIGHT - LEFT) * (day - first).days / span, 1) if len(counts) > 1 else RIGHT

    def up(number: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * number / top, 1)

    points = [(across(day), up(number)) for day, number in counts]
    line = " ".join(f"{x},{y}" for x, y in points)
    return Plot(
        title=title,
        describes=describes,
        points=line,
        area=f"{points[0][0]},{BOTTOM} {line} {points[-1][0]},{BOTTOM}",
        last=points[-1],
        last_text=last_text,
        last_shift=24
        if limit and 0 <= points[-1][1] - up(limit) < 26
        else -12,  # under the dotted line, not through it
        levels=[Mark(up(number), str(round(number))) for number in _levels(top)],
        days=_days([day for day, _number in counts], across),
        limit_at=up(limit) if limit else None,
        limit_text=limit_text,
        rows=[(moments.day_month(day), number) for day, number in counts],
    )


def _round_up(number: int) -> int:
    """To a number that can be cut in two or more round pieces."""
    step = 10 ** max(int(log10(number)), 0)
    for piece in (step / 5, step / 2, step):
        if number <= 5 * piece and piece >= 1:
            return ceil(number / piece) * int(piece)
    return ceil(number / step) * step


def _levels(top: int) -> list[float]:
    pieces = next((number for number in (4, 5, 3, 2) if top % number == 0), 1)
    return [top * piece / pieces for piece in range(pieces + 1)]


def _days(days: list[date], across: Callable[[date], float]) -> list[Mark]:
    last = len(days) - 1
    chosen = sorted({round(last * piece / 3) for piece in range(4)})
    anchors = {0: "start", last: "end"}
    return [Mark(across(days[at]), moments.short_day(days[at]), anchors.get(at, "middle")) for at in chosen]
