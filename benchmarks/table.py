"""A figure, and how it is printed: with its aim, with the load that the machine had, and with the pace of its core.

The same core does a million empty turns in 14 ms or in 26, whatever we do: the aims were set at 14 to 16. A figure at
another pace is compared by that ratio.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter, process_time


@dataclass(frozen=True)
class Figure:
    """One line: what, how much of which unit, what we aim at, and what else there is to say."""

    what: str
    value: float
    unit: str
    aim: str = ""
    also: str = ""

    def __str__(self) -> str:
        number = f"{self.value:,.0f}" if self.value >= 100 or self.value == int(self.value) else f"{self.value:.1f}"
        how = f"load {os.getloadavg()[0]:.1f}, pace {pace_ms():.0f}"
        return f"{self.what:<56} {number:>8} {self.unit:<8} {self.aim:<8} {how:<18} {self.also}".rstrip()


def show(figures: list[Figure]) -> None:
    """Print them as they come."""
    for figure in figures:
        print(figure, flush=True)


def pace_ms() -> float:
    """What a million empty turns cost this core now, in milliseconds of CPU: the best of three."""
    return min(_once(_turn, process_time) for _ in range(3))


def _turn() -> None:
    for _ in range(1_000_000):
        pass


def cpu_ms(run: Callable[[], object], times: int = 30) -> float:
    """The median of what one run costs this process, in milliseconds of CPU."""
    return median(_once(run, process_time) for _ in range(times))


def wall_ms(run: Callable[[], object], times: int = 30) -> float:
    """The same by the clock on the wall."""
    return median(_once(run, perf_counter) for _ in range(times))


def _once(run: Callable[[], object], clock: Callable[[], float]) -> float:
    started = clock()
    run()
    return (clock() - started) * 1000
