"""Who stands at the door of some sessions chooses from the list of those: a key of somebody else names nobody."""

from dataclasses import replace

import pytest

from events.checkin.actions import record_scan
from events.checkin.doors import NOBODY, whole_door
from events.checkin.words import name_in
from tests import make
from tests.events.checkin.book import AT, DEVICE, a_line, scan

pytestmark = pytest.mark.django_db


def by_key(door, person, session, **fields):
    line = replace(a_line(session=session, **fields), registration=person.pk)
    return record_scan(door=door, line=line, device=DEVICE, at=AT)


def test_at_one_workshop_a_key_names_who_is_expected_or_showed_a_ticket():
    event = make.conference()
    mine, other = event.rounds.first().sessions.all()
    expected, elsewhere = make.registration(event, choices=(mine,)), make.registration(event, choices=(other,))
    whole = whole_door(event)
    door = whole.of({mine.pk}, NOBODY)

    for person in (elsewhere, make.registration(event, state="cancelled"), make.registration(event)):
        answer = by_key(door, person, mine)
        assert (answer.verdict, name_in(answer, event), answer.elsewhere) == ("unknown_ticket", "", None)
    assert by_key(door, expected, mine).verdict == "welcome"
    assert scan(event, elsewhere, mine, door=door).verdict == "other_session"
    let_in = by_key(door, elsewhere, mine, shown="welcome")
    assert (let_in.verdict, name_in(let_in, event)) == ("other_session", elsewhere.full_name)


def test_at_one_date_a_key_names_who_has_a_place():
    event = make.event()
    session, waits = event.sessions.get(), make.registration(event, state="waiting")
    door = whole_door(event).of({session.pk}, NOBODY)
    assert by_key(door, make.registration(event), session).verdict == "welcome"
    assert by_key(door, waits, session).verdict == "unknown_ticket"
    assert scan(event, waits, session, door=door).verdict == "waiting"


def test_at_the_whole_door_a_key_names_everybody_of_the_event():
    event = make.conference()
    session = event.rounds.first().sessions.first()
    gone = make.registration(event, state="cancelled")
    answer = by_key(whole_door(event), gone, session)
    assert (answer.verdict, name_in(answer, event)) == ("cancelled", gone.full_name)
