"""Presence from the door's log: a pure rule, without the database."""

from collections.abc import Iterable
from dataclasses import dataclass

from events import conf
from events.models import Presence, Scan, Session

INSIDE = frozenset({"welcome", "already_inside", "session_full", "other_session"})
NO_PLACE = frozenset({"waiting", "not_confirmed", "cancelled", "replaced"})


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

    Partly: came after a share of the session had passed, or left for good before its last share (`BIJEEN_PARTLY_SHARE`).
    """
    lines = standing(scans)
    ins = [line for line in lines if line.action != Scan.Action.OUT and line.verdict in INSIDE]
    outs = [line for line in lines if line.action == Scan.Action.OUT]
    denied = [line for line in lines if line.action == Scan.Action.IN and line.verdict in NO_PLACE]
    ins = [line for line in ins if line.scanned_at < session.ends_at]
    if not ins:
        doubt = "no_place" if denied else "out_only" if outs else ""
        return Derived(Presence.State.ABSENT, doubt)
    doubt = "other_session" if all(line.verdict == "other_session" for line in ins) else ""
    return Derived(_how_long(ins, outs, session), doubt)


def _how_long(ins: list[Scan], outs: list[Scan], session: Session) -> str:
    missed = (session.ends_at - session.starts_at) * conf.partly_share()
    came_late = ins[0].scanned_at > session.starts_at + missed
    last_out = outs[-1].scanned_at if outs else None
    stayed = last_out is None or last_out < ins[-1].scanned_at or last_out >= session.ends_at - missed
    return Presence.State.PARTLY if came_late or not stayed else Presence.State.PRESENT
