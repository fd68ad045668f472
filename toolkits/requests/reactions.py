"""What follows for a request from what happened to its meeting."""

from events.attendance.facts import event_closed
from events.extend import Reaction
from events.models import Fact
from events.planning.facts import event_cancelled
from toolkits.requests.actions import cancel_training, mark_given


def _given(fact: Fact) -> None:
    if fact.event:
        mark_given(event=fact.event, at=fact.at)


def _off(fact: Fact) -> None:
    if fact.event:
        cancel_training(event=fact.event, at=fact.at)


REACTIONS = (
    Reaction("training_given", event_closed.key, _given),
    Reaction("training_off", event_cancelled.key, _off),
)
