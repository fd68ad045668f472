"""The way of a request, one step after the other; without a database."""

from toolkits.models import TrainingRequest

State = TrainingRequest.State
WAY = (
    State.NEW,
    State.CONTACTED,
    State.INTAKE_DONE,
    State.OFFERED,
    State.AGREED,
    State.PLANNED,
    State.GIVEN,
    State.FOLLOWED_UP,
    State.CLOSED,
)
BEFORE = dict(zip(WAY[1:], WAY, strict=False))
AFTER = dict(zip(WAY, WAY[1:], strict=False))
OPEN = WAY[: WAY.index(State.PLANNED)]  # as long as nothing is planned who asks may change it, and the desk may decline
BY_ITSELF = (State.PLANNED, State.GIVEN)  # a meeting makes them true, no button
ENDS = (State.CLOSED, State.DECLINED, State.WITHDRAWN)


def next_of(state: str) -> str:
    """The step that the desk can take by hand from here, or nothing."""
    step = AFTER.get(State(state))
    return "" if step is None or step in BY_ITSELF else str(step)


def can_be_planned(request: TrainingRequest) -> bool:
    """Whether it waits for a meeting: agreed, or planned with a meeting that was thrown away."""
    return request.state == State.AGREED or (request.state == State.PLANNED and request.event_id is None)


def can_be_withdrawn(state: str) -> bool:
    """Whether who asks may still take it back."""
    return state in (*OPEN, State.PLANNED)
