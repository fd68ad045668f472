"""Somebody else comes to the rest of a series, whoever came to its first meeting."""

from datetime import timedelta

import pytest

from events.registration.actions import replace_participant
from events.registration.refusals import ArrivedAlready
from tests import make
from tests.events.attendance.door import scan
from tests.events.registration.series import series

pytestmark = pytest.mark.django_db


def replace(registration, at, by):
    return replace_participant(registration=registration, person=make.person(), at=at, by=by)


def test_in_a_series_only_who_is_at_a_meeting_that_goes_on(organiser):
    event = series(starts_at=make.DAY)
    first, second, _third = event.sessions.all()
    old = make.registration(event)
    scan(first, old)
    scan(first, old, at_entrance=True)
    with pytest.raises(ArrivedAlready):
        replace(old, first.starts_at + timedelta(minutes=5), organiser)
    new = replace(old, second.starts_at - timedelta(days=1), organiser)
    scan(second, new)
    with pytest.raises(ArrivedAlready):
        replace(new, second.starts_at, organiser)
