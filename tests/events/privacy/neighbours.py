"""What the neighbours have beside an event that must stay hidden, with marked words, for the leak test."""

from typing import Any

from events.models import Event
from tests.learning.planted import plant_network
from tests.toolkits.planted import SUBJECT, plant_request, plant_toolkit

__all__ = ["SUBJECT", "plant_neighbours"]


def plant_neighbours(event: Event, word: str, by: Any) -> None:
    """A network of this event, a toolkit that it is a training of, and a request for a training."""
    plant_network(event, word, by)
    plant_toolkit(event, word, by)
    if not event.is_confidential:  # every programme manager reads requests
        plant_request(word, by)
