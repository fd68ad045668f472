"""How full it is, as the public reads it."""

import pytest

from events import disclosure
from events.models import State
from events.places.seats import seats_of_day
from tests import make

pytestmark = pytest.mark.django_db


def test_a_sensitive_session_of_a_public_day_tells_its_seats_as_a_word():
    event = make.conference(rounds=1, sessions=2, each=1)
    plain, sensitive = event.sessions.all()
    sensitive.is_sensitive = True
    sensitive.save()
    for session in (plain, sensitive):
        make.registration(event, choices=(session,))
        waits = make.registration(event)
        waits.choices.create(
            session=session,
            round=session.round,
            state=State.WAITING,
            chosen_at=make.BEFORE,
            state_at=make.BEFORE,
            waiting_since=make.BEFORE,
        )

    seats = seats_of_day(event).sessions

    assert (seats[plain.pk].word, seats[plain.pk].sentence) == ("Wachtlijst", "Vol, 1 mens wacht")
    assert (seats[sensitive.pk].word, seats[sensitive.pk].sentence) == ("Wachtlijst", "")
    with disclosure.everything_public():
        assert seats_of_day(event).sessions[sensitive.pk].sentence == "Vol, 1 mens wacht"
