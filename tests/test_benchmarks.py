"""The benchmarks make their own events on one site, each from a process of its own: their addresses never meet."""

from itertools import count

import pytest

from benchmarks import drawing, inside_door
from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("stage", [inside_door.event_of_today, drawing.event_of_before])
def test_a_benchmark_has_an_event_of_its_own_beside_those_of_another_process(stage, monkeypatch):
    make.event()
    monkeypatch.setattr(make, "_numbers", count(1))  # as in a new process
    assert stage().slug not in ("bijeenkomst-1", "")
