"""The API is asked on the day of the event."""

import pytest
import time_machine

from tests.events.checkin.book import AT


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(AT, tick=False):
        yield
