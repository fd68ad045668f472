"""A crowd over HTTP: how many visits a second, and how long each takes, with one at a time or with many."""

from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from benchmarks.visitor import Visitor
from tests.running import Site

SECONDS, MOST = 2.5, 4000
Visit = Callable[[Visitor], object]


@dataclass(frozen=True)
class Pace:
    """Visits a second, and the milliseconds of one: the median, and what one in twenty takes or more."""

    per_second: float
    median: float
    p95: float

    def __str__(self) -> str:
        return f"{self.median:.1f} ms, p95 {self.p95:.1f}"


def pace(site: Site, visit: Visit, visitors: int) -> Pace:
    """Each comes again as soon as the last visit was answered, for a few seconds."""
    context = get_context("fork")
    counted, ready = context.Queue(), context.Barrier(visitors)
    crowd = [
        context.Process(target=_keep_coming, args=(Visitor(site.port), visit, ready, counted)) for _ in range(visitors)
    ]
    for one in crowd:
        one.start()
    taken = [spent for _ in crowd for spent in counted.get(timeout=SECONDS + 60)]
    for one in crowd:
        one.join()
    return Pace(len(taken) / SECONDS, median(taken), quantiles(taken, n=20)[-1])


def _keep_coming(visitor: Visitor, visit: Visit, ready: Any, counted: Any) -> None:
    spent: list[float] = []
    visit(visitor)
    ready.wait(30)
    until = perf_counter() + SECONDS
    while (started := perf_counter()) < until and len(spent) < MOST:
        visit(visitor)
        spent.append((perf_counter() - started) * 1000)
    counted.put(spent)
