"""Presence from the log: the rule by itself, and the list of a session."""

from datetime import timedelta

import pytest

from events.attendance.deriving import derive
from events.attendance.lists import list_of
from events.facts import announce
from events.models import Registration, State
from events.places.facts import place_given
from events.registration.facts import approved, requested
from tests import make
from tests.events.attendance.door import scan
from tests.events.registration.series import series

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("lines", "state", "doubt"),
    [
        ([("in", 0, "welcome")], "present", ""),
        ([("in", -20, "welcome"), ("in", 30, "already_inside")], "present", ""),
        ([("in", 46, "welcome")], "partly", ""),
        ([("in", 0, "welcome"), ("out", 90, "left")], "partly", ""),
        ([("in", 0, "welcome"), ("out", 60, "left"), ("in", 70, "welcome")], "present", ""),
        ([("in", 0, "welcome"), ("out", 170, "left")], "present", ""),
        ([("walk_in", 0, "welcome")], "present", ""),
        ([("in", 0, "waiting")], "absent", "no_place"),
        ([("in", 0, "cancelled")], "absent", "no_place"),
        ([("in", 0, "session_full")], "absent", "no_place"),
        ([("walk_in", 0, "session_full")], "absent", "no_place"),
        ([("in", 0, "waiting"), ("in", 1, "waiting", "welcome")], "present", "no_place"),
        ([("walk_in", 0, "session_full"), ("in", 1, "session_full", "welcome")], "present", "no_place"),
        ([("in", 0, "cancelled", "welcome"), ("in", 9, "already_inside")], "present", "no_place"),
        ([("in", 0, "waiting"), ("in", 9, "welcome")], "present", ""),
        ([("in", 0, "other_session")], "present", "other_session"),
        ([("out", 20, "left")], "absent", "out_only"),
        ([("in", 200, "welcome")], "absent", ""),
        ([], "absent", ""),
    ],
)
def test_the_log_says_how_it_was(lines, state, doubt):
    session = make.event().sessions.get()  # three hours
    person = make.registration(session.event)
    made = [
        scan(session, person, minutes=minutes, action=action, verdict=verdict, shown="".join(shown))
        for action, minutes, verdict, *shown in lines
    ]
    found = derive(made, session)
    assert (found.state, found.doubt) == (state, doubt)


def test_what_was_undone_did_not_happen():
    session = make.event().sessions.get()
    person = make.registration(session.event)
    first = scan(session, person)
    undo = scan(session, person, action="undo", verdict="undone", undoes=first)
    assert derive([first, undo], session).state == "absent"


def test_the_share_that_may_be_missed_is_a_setting(settings):
    session = make.event().sessions.get()
    late = [scan(session, make.registration(session.event), minutes=46)]
    assert derive(late, session).state == "partly"
    settings.BIJEEN_PARTLY_SHARE = 0.5
    assert derive(late, session).state == "present"


def test_the_entrance_counts_for_the_whole_and_not_for_a_workshop_that_people_choose():
    event = make.conference(rounds=1, sessions=1)
    workshop = event.sessions.get()
    plenary = event.sessions.create(starts_at=event.starts_at, ends_at=workshop.starts_at, type="plenary")
    person = make.registration(event, choices=(workshop,))
    scan(plenary, person, at_entrance=True)
    assert [one.state for one in list_of(plenary).people] == ["present"]
    assert [one.state for one in list_of(workshop).people] == ["absent"]


def test_an_entrance_scan_counts_on_its_own_day_of_a_series():
    event = make.event(shape="series")
    first = event.sessions.get()
    later = event.sessions.create(
        starts_at=first.starts_at + 7 * make.ONE_DAY, ends_at=first.ends_at + 7 * make.ONE_DAY
    )
    scan(first, make.registration(event), at_entrance=True)
    assert list_of(first).present == 1 and list_of(later).present == 0


def test_who_cancelled_that_day_sent_word_and_who_cancelled_long_before_is_not_on_the_list():
    event = make.event()
    make.registration(event, state=State.CANCELLED, at=event.starts_at - make.ONE_DAY * 3)
    that_day = make.registration(event, state=State.CANCELLED, at=event.starts_at)
    assert [(one.registration, one.state) for one in list_of(event.sessions.get()).people] == [(that_day, "excused")]


def test_who_joined_later_or_never_had_a_place_was_not_absent(organiser):
    event = series(starts_at=make.DAY)
    first, second, _third = event.sessions.all()
    at = second.starts_at - timedelta(hours=1)
    had, asked, was_let_in = make.registration(event), make.registration(event), make.registration(event)
    _waited, came_in = (make.registration(event, state=State.WAITING) for _number in range(2))
    late = make.registration(event, at=first.ends_at + timedelta(days=1))
    for row in (asked, was_let_in):
        announce(requested, registration=row, at=make.BEFORE)
    announce(approved, registration=was_let_in, at=make.BEFORE, by=organiser)
    announce(place_given, registration=came_in, at=first.ends_at + timedelta(days=1))
    Registration.objects.update(state=State.CANCELLED, state_at=at)
    assert {one.registration for one in list_of(first).people} == {had, was_let_in}
    assert {one.registration for one in list_of(second).people} == {had, was_let_in, came_in, late}


def test_what_is_not_certain_is_said():
    event = make.event(mode="hybrid")
    session = event.sessions.get()
    assert list_of(session).doubts == []
    person = make.registration(event)
    assert list_of(session).doubts == ["Niemand is gescand of aangevinkt, en er werden mensen verwacht."]
    scan(session, person)
    assert list_of(session).doubts == []
    make.registration(event, mode="online")
    assert list_of(session).doubts == ["1 mens deed online mee: vink aan wie er was."]
    scan(session, None)
    scan(session, make.registration(event, state=State.WAITING), verdict="waiting")
    said = list_of(session).doubts
    assert said[0] == "Er is 1 onbekend ticket gescand." and said[1] == "Bij 1 mens is iets niet zeker."


def test_a_list_costs_the_same_for_one_and_for_three(django_assert_num_queries):
    event = make.event()
    session = type(event.sessions.get()).objects.select_related("event").get(event=event)
    for _ in range(2):
        scan(session, make.registration(event, organisation=make.organisation()))
        with django_assert_num_queries(5):
            assert list_of(session).doubts == []
        for _ in range(2):
            scan(session, make.registration(event, organisation=make.organisation()))


def test_a_sensitive_session_shows_the_shown_name_and_no_organisation():
    event = make.event(is_sensitive=True)
    make.registration(event, family_name="Doğan", organisation=make.organisation())
    (one,) = list_of(event.sessions.get()).people
    assert (one.name, one.organisation) == ("Gülşen D.", "")
