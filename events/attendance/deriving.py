"""Presence from the door's log: a pure rule, without the database."""

from collections.abc import Iterable
from dataclasses import dataclass

from events import conf
from events.models import Presence, Scan, Session

INSIDE = frozenset({"welcome", "already_inside", "other_session"})
NO_PLACE = frozenset({"session_full", "waiting", "not_confirmed", "cancelled", "replaced"})


@dataclass(frozen=True)
class Derived:
    """What the log says: a state, and what is odd about it ("" when nothing is)."""

    state: str
    doubt: str = ""


def standing(scans: Iterable[Scan]) -> list[Scan]:
    """The lines that hold, in order of when they happened: what was undone is left out, and so is the undoing."""
    lines = list(scans)
    undone = {line.undoes_id for line in lines if line.action == Scan.Action.UNDO}
    kept = [line for line in lines if line.action != Scan.Action.UNDO and line.pk not in undone]
    return sorted(kept, key=lambda line: line.scanned_at)


def derive(scans: Iterable[Scan], session: Session) -> Derived:
    """One person's presence at a session, from the lines of that person there (and at the entrance, where that counts).

    Who had no place is inside when the door let them in all the same, and in doubt either way.
    Partly: came after a share of the session had passed, or left for good before its last share (`BIJEEN_PARTLY_SHARE`).
    """
    lines = standing(scans)
    ins = [line for line in lines if line.action != Scan.Action.OUT and (line.verdict in INSIDE or line.let_in)]
    outs = [line for line in lines if line.action == Scan.Action.OUT]
    denied = [line for line in lines if line.action != Scan.Action.OUT and line.verdict in NO_PLACE]
    ins = [line for line in ins if line.scanned_at < session.ends_at]
    if not ins:
        doubt = "no_place" if denied else "out_only" if outs else ""
        return Derived(Presence.State.ABSENT, doubt)
    return Derived(_how_long(ins, outs, session), _odd(ins))


def _odd(ins: list[Scan]) -> str:
    """What is odd about coming in: without a place, or in another room than the one that was chosen."""
    verdicts = {line.verdict for line in ins}
    if verdicts <= NO_PLACE | {"already_inside"} and verdicts & NO_PLACE:
        return "no_place"
    return "other_session" if verdicts == {"other_session"} else ""


def _how_long(ins: list[Scan], outs: list[Scan], session: Session) -> str:
    missed = (session.ends_at - session.starts_at) * conf.partly_share()
    came_late = ins[0].scanned_at > session.starts_at + missed
    last_out = outs[-1].scanned_at if outs else None
    stayed = last_out is None or last_out < ins[-1].scanned_at or last_out >= session.ends_at - missed
    return Presence.State.PARTLY if came_late or not stayed else Presence.State.PRESENT
