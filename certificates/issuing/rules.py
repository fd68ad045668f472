"""Who earned a certificate, and for how long: pure rules over the sessions that somebody was at.

`Event.proof_rule` says which: {"type": "present"} one session is enough; {"type": "n_of_m", "n": 5, "m": 6} five of them;
{"type": "net_hours", "share": 0.8} that share of the net hours; {"type": "none"} nobody gets one. An event without a rule
is as its kind says. A rule that cannot be read gives nothing: nothing is promised by guessing.
"""

from collections.abc import Mapping
from math import isfinite
from typing import Any, TypeGuard

from events.attendance.hours import Result


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
