"""The states of a registration, and which may follow which: the one place where that stands."""

from events.models import State
from events.registration.refusals import NotInThisState

FOLLOWS: dict[State, frozenset[State]] = {
    State.SUBMITTED: frozenset({State.CONFIRMED, State.WAITING, State.CANCELLED, State.REPLACED}),
    State.REQUESTED: frozenset({State.CONFIRMED, State.WAITING, State.DECLINED, State.CANCELLED, State.REPLACED}),
    State.WAITING: frozenset({State.OFFERED, State.CONFIRMED, State.CANCELLED, State.DECLINED, State.REPLACED}),
    State.OFFERED: frozenset({State.CONFIRMED, State.WAITING, State.CANCELLED, State.DECLINED, State.REPLACED}),
    State.CONFIRMED: frozenset({State.CANCELLED, State.REPLACED, State.DECLINED}),  # declined, as of offered: in review
    State.DECLINED: frozenset(),
    State.CANCELLED: frozenset({State.WAITING}),  # only whose offer expired: to the end of the list
    State.REPLACED: frozenset(),
}


def refuse_unless(now: str, follows: State) -> None:
    """Refuse a step that the table above does not know: NotInThisState."""
    if follows not in FOLLOWS[State(now)]:
        raise NotInThisState(state=State(now).label)
