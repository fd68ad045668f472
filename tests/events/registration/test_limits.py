"""How often: a mail address first, and a crowd behind one device address later; an hour on it is over."""

from datetime import timedelta

import pytest
import time_machine
from django.test import RequestFactory

from events.models import Attempt
from events.registration.limits import TooOften, forget_attempts, refuse_too_often

pytestmark = pytest.mark.django_db


def tries(email: str, address: str = "10.0.0.1") -> None:
    request = RequestFactory().post("/", REMOTE_ADDR=address)
    refuse_too_often(request, "link", email, each=2, crowd=4)


def test_one_address_is_refused_wherever_it_comes_from():
    tries("een@example.org", "10.0.0.1")
    tries("EEN@example.org", "10.0.0.2")
    with pytest.raises(TooOften):
        tries("een@example.org", "10.0.0.3")
    tries("twee@example.org", "10.0.0.3")


def test_one_device_address_is_refused_only_as_a_crowd():
    for number in range(4):
        tries(f"mens{number}@example.org")
    with pytest.raises(TooOften):
        tries("mens5@example.org")
    tries("mens6@example.org", "10.0.0.9")


def test_an_hour_later_it_is_over_and_forgotten(now):
    with time_machine.travel(now, tick=False):
        for _ in range(2):
            tries("een@example.org")
        with pytest.raises(TooOften):
            tries("een@example.org")
    with time_machine.travel(now + timedelta(minutes=61), tick=False):
        tries("een@example.org")

    assert not Attempt.objects.filter(key__contains="@").exists(), "no address is kept"
    forget_attempts(now + timedelta(hours=3))
    assert not Attempt.objects.exists()
