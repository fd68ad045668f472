"""Many rows to measure with: as many as asked, and true."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from events.models import Event, Registration, SeatPool
from events.registration.invariants import broken

pytestmark = pytest.mark.django_db


def test_it_writes_as_many_as_asked_and_nothing_is_broken(client):
    for _ in range(2):
        call_command("make_load", events=12, registrations=31, stdout=StringIO())
    assert (Event.objects.count(), Registration.objects.count()) == (24, 62)
    assert sum(SeatPool.objects.values_list("taken", flat=True)) == 62
    assert broken() == []
    assert "24 bijeenkomsten" in client.get("/agenda/").content.decode()


@pytest.mark.parametrize("wrong", [{"events": 0}, {"registrations": -1}])
def test_it_refuses_numbers_that_mean_nothing(wrong):
    with pytest.raises(CommandError):
        call_command("make_load", **wrong)
    assert not Event.objects.exists()
