"""Who earned a certificate, and for how long: pure rules over the sessions that somebody was at.

`Event.proof_rule` says which: {"type": "present"} one session is enough; {"type": "n_of_m", "n": 5, "m": 6} five of them;
{"type": "net_hours", "share": 0.8} that share of the net hours; {"type": "none"} nobody gets one. An event without a rule
is as its kind says. A rule that cannot be read gives nothing: nothing is promised by guessing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any, TypeGuard


@dataclass(frozen=True)
class Part:
    """One session as a rule sees it: its key, its net minutes, and its round; of one round a person is at one session."""

    key: int
    minutes: int
    round: int | None = None


@dataclass(frozen=True)
class Result:
    """What somebody did: net minutes, and at how many sessions of how many."""

    minutes: int
    attended: int
    held: int


def result_of(attended: Iterable[int], held: Iterable[Part], most: int | None = None) -> Result:
    """What being at these sessions (by key) comes to. `most` is the net length of the whole in minutes, if it was written."""
    parts = list(held)
    keys = set(attended)
    mine = _longest([part for part in parts if part.key in keys])
    return Result(_sum(mine, most), len(mine), len(_longest(parts)))


def whole_of(held: Iterable[Part], most: int | None = None) -> int:
    """The net minutes of who was everywhere."""
    return most or _sum(_longest(held), None)


def is_earned(rule: Mapping[str, Any], result: Result, whole: int) -> bool:
    """Whether this is enough for a certificate; `whole` is the net minutes of who was everywhere."""
    if result.attended == 0:
        return False
    kind = rule.get("type")
    if kind == "n_of_m":
        least = rule.get("n")
        return isinstance(least, int) and is_number(least) and least >= 1 and result.attended >= least
    if kind == "net_hours":
        share = rule.get("share")
        return is_number(share) and 0 < share <= 1 and result.minutes >= share * whole
    return kind == "present"


def is_number(value: Any) -> TypeGuard[int | float]:
    """Whether a value of JSON is a number; Python takes a truth, and what is no number at all (NaN), for one too."""
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _longest(parts: Iterable[Part]) -> dict[tuple[str, int], int]:
    """Minutes by round, of the longest session in it; a session without a round stands by itself."""
    found: dict[tuple[str, int], int] = {}
    for part in parts:
        slot = ("session", part.key) if part.round is None else ("round", part.round)
        found[slot] = max(found.get(slot, 0), part.minutes)
    return found


def _sum(slots: Mapping[tuple[str, int], int], most: int | None) -> int:
    total = sum(slots.values())
    return min(total, most) if most else total
