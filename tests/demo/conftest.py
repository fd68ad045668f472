"""The demo year, played in once for all tests of a file."""

from datetime import date, datetime

import pytest
import time_machine
from django.core.management import call_command
from django.utils.timezone import get_default_timezone

from demo.play import play_year

TODAY = date(2027, 2, 24)  # a Wednesday
NOW = datetime(2027, 2, 24, 9, 0, tzinfo=get_default_timezone())


@pytest.fixture(scope="module")
def played(django_db_setup, django_db_blocker):
    """The whole year, as `make run` shows it."""
    with django_db_blocker.unblock():
        yield play_year(today=TODAY, now=NOW)
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def year(played, db):
    """The year, to read from, on its day: a test's own changes are undone."""
    with time_machine.travel(NOW):
        yield played
