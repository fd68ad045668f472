"""What each line at a door gets, and that it is written down once."""

from datetime import timedelta
from uuid import uuid4

import pytest

from events.checkin.actions import record_scan, record_scans
from events.checkin.doors import Door, whole_door
from events.checkin.inside import inside_at
from events.checkin.lines import Guest, Line
from events.checkin.words import LOOKS, message_of, name_in, sentence_of, word_of
from events.models import Registration, Scan, SeatPool, Session
from events.registration.forgetting import forget_first_names
from tests import make
from tests.events.checkin.book import AT, DEVICE, a_line, scan

pytestmark = pytest.mark.django_db


def test_who_has_a_place_is_welcome_and_the_line_is_kept():
    event = make.event()
    registration = make.registration(event)

    answer = scan(event, registration, event.sessions.get())

    row = Scan.objects.get()
    assert answer.verdict == row.verdict == "welcome" and row.let_in
    assert (row.registration, row.session, row.scanned_at) == (registration, event.sessions.get(), AT)
    assert inside_at(event.pk, event.sessions.get().pk) == {registration.pk: row}


def test_the_second_time_somebody_is_inside_already_and_the_answer_says_since_when():
    event = make.event()
    registration = make.registration(event)
    scan(event, registration)
    answer = scan(event, registration, scanned_at=AT + timedelta(minutes=2))
    assert answer.verdict == "already_inside" and "9.35 uur" in sentence_of(answer)
    assert Scan.objects.count() == 2


def test_who_left_comes_in_again_and_who_was_undone_was_never_inside():
    event = make.event()
    registration = make.registration(event)
    first = scan(event, registration)
    assert scan(event, registration, action="out", scanned_at=AT + timedelta(minutes=1)).verdict == "left"
    assert scan(event, registration, scanned_at=AT + timedelta(minutes=2)).verdict == "welcome"
    again = Scan.objects.get(scanned_at=AT + timedelta(minutes=2))
    assert scan(event, action="undo", undoes=again.pk).verdict == "undone"
    assert inside_at(event.pk, None) == {}
    assert scan(event, action="undo", undoes=uuid4()).problem == "nothing_to_undo"
    assert scan(event, registration).verdict == "welcome" and first.verdict == "welcome"


@pytest.mark.parametrize(
    ("state", "verdict"),
    [
        ("submitted", "not_confirmed"),
        ("requested", "not_confirmed"),
        ("declined", "not_confirmed"),
        ("offered", "not_confirmed"),
        ("waiting", "waiting"),
        ("cancelled", "cancelled"),
        ("replaced", "replaced"),
    ],
)
def test_who_has_no_place_is_told_how_they_stand_and_can_be_let_in_all_the_same(state, verdict):
    event = make.event()
    registration = make.registration(event, state=state)
    assert scan(event, registration).verdict == verdict
    assert inside_at(event.pk, None) == {}

    assert scan(event, registration, shown="welcome").verdict == verdict

    assert list(inside_at(event.pk, None)) == [registration.pk]
    assert scan(event, registration).verdict == "already_inside"


def test_an_event_that_is_off_another_event_and_an_unknown_ticket_are_told_apart():
    event, other = make.event(), make.event()
    stranger = make.registration(other)
    assert scan(event, stranger).verdict == "other_event"
    assert scan(event).verdict == "unknown_ticket"
    assert set(Scan.objects.values_list("registration", flat=True)) == {
        None
    }  # whose it was is no business of this event
    mine = make.registration(event)
    event.status = "cancelled"
    event.save()
    assert scan(event, mine).verdict == "event_cancelled"


def test_a_workshop_sends_on_to_the_room_that_was_chosen():
    event = make.conference(venue=make.venue(rooms=2))
    chosen, other = event.rounds.first().sessions.all()
    Session.objects.filter(pk=chosen.pk).update(room=event.venue.rooms.first())
    registration = make.registration(event, choices=(chosen,))

    answer = scan(event, registration, other)

    assert answer.verdict == "other_session" and sentence_of(answer) == "Zaal 1."
    assert scan(event, registration, chosen).verdict == "welcome"
    assert scan(event, registration).verdict == "welcome"  # the entrance is a place of its own


def test_who_chose_nothing_comes_in_as_long_as_there_is_a_chair():
    event = make.conference(rounds=1, sessions=1, each=1)
    session = event.sessions.get()
    waits = make.registration(event)
    waits.choices.create(
        session=session, round=session.round, state="waiting", chosen_at=AT, state_at=AT, waiting_since=AT
    )
    one, other = make.registration(event), make.registration(event)
    assert scan(event, waits, session).verdict == "waiting"
    assert scan(event, one, session).verdict == "welcome"
    assert scan(event, other, session).verdict == "session_full"


def test_a_batch_counts_the_chairs_that_it_gave_itself():
    event = make.conference(rounds=1, sessions=1, each=1)
    session = event.sessions.get()
    lines = [a_line(make.registration(event), session) for _ in range(2)]
    answers = record_scans(door=whole_door(event), lines=lines, device=DEVICE, at=AT)
    assert [answer.verdict for answer in answers] == ["welcome", "session_full"]


def test_the_same_line_again_gives_the_first_answer_and_other_content_is_told():
    event = make.event()
    registration = make.registration(event)
    line = a_line(registration)
    door = whole_door(event)
    first = record_scan(door=door, line=line, device=DEVICE, at=AT)
    again = record_scan(door=door, line=line, device=uuid4(), at=AT + timedelta(hours=1))
    assert (first.verdict, again.verdict) == ("welcome", "welcome") and again.registration == registration
    other = Line(id=line.id, action="out", scanned_at=AT, ticket=registration.ticket_secret)
    assert record_scan(door=door, line=other, device=DEVICE, at=AT).problem == "id_reused"
    assert Scan.objects.count() == 1


def test_the_same_line_twice_in_one_batch_is_one_row():
    event = make.event()
    line = a_line(make.registration(event))
    answers = record_scans(door=whole_door(event), lines=[line, line], device=DEVICE, at=AT)
    assert [answer.verdict for answer in answers] == ["welcome", "welcome"] and Scan.objects.count() == 1


def test_the_same_id_at_another_event_is_told():
    event, other = make.event(), make.event()
    line = a_line(make.registration(event))
    record_scan(door=whole_door(event), line=line, device=DEVICE, at=AT)
    assert record_scan(door=whole_door(other), line=line, device=DEVICE, at=AT).problem == "id_reused"


def test_a_door_writes_only_what_happens_at_its_own_sessions():
    event = make.conference()
    mine, other = event.sessions.all()[:2]
    door = Door(event, {mine.pk: mine})
    registration = make.registration(event)
    problems = [scan(event, registration, where, door=door).problem for where in (other, None)]
    assert problems == ["unknown_session"] * 2 and not Scan.objects.exists()
    undone = scan(event, registration, other)
    assert scan(event, action="undo", undoes=undone.id, door=door, session=mine).problem == "nothing_to_undo"


def test_a_line_of_earlier_that_arrives_later_does_not_bring_back_who_left():
    event = make.event()
    registration = make.registration(event)
    scan(event, registration, action="out", scanned_at=AT + timedelta(hours=1))
    scan(event, registration, scanned_at=AT)
    assert inside_at(event.pk, None) == {}


def test_what_the_doors_clock_lacks_is_added():
    event = make.event()
    line = a_line(make.registration(event), scanned_at=AT - timedelta(hours=3))
    record_scan(door=whole_door(event), line=line, device=DEVICE, at=AT, behind=timedelta(hours=3))
    assert Scan.objects.get().scanned_at == AT


def test_scans_still_arrive_after_closing():
    event = make.event()
    registration = make.registration(event)
    Session.objects.update(closed_at=AT)
    event.status = "closed"
    event.save()
    assert scan(event, registration, event.sessions.get()).verdict == "welcome"
    guest = scan(event, action="walk_in", guest=Guest("Kees", "Vis", "kees@example.org"))
    assert guest.verdict == "welcome" and Scan.objects.count() == 2


# Who came without being registered ---------------------------------------------------------------------------


def test_somebody_at_the_door_is_registered_and_let_in_once():
    event = make.event(closes_at=make.BEFORE, way_in="invited", places=1)
    line = a_line(action="walk_in", guest=Guest("Kees", "Vis", "kees@example.org"))
    answers = [record_scan(door=whole_door(event), line=line, device=DEVICE, at=AT) for _ in range(2)]

    registration = Registration.objects.get()
    assert [answer.verdict for answer in answers] == ["welcome", "welcome"]
    assert (registration.state, registration.reason) == ("confirmed", "at_door")
    assert registration.facts.get().name == "registered" and registration.messages.get().kind == "confirmation"
    assert SeatPool.objects.get(event=event).taken == 1


def test_above_the_number_of_places_nobody_is_let_in_but_their_name_is_kept():
    event = make.event(places=0, has_waiting_list=False)
    answer = scan(event, action="walk_in", guest=Guest("Kees", "Vis", "kees@example.org"))
    registration = Registration.objects.get()
    assert answer.verdict == "session_full" and registration.state == "waiting"
    assert not registration.messages.filter(status="due").exists() and inside_at(event.pk, None) == {}
    scan(event, registration, shown="welcome")  # the organiser decides
    assert list(inside_at(event.pk, None)) == [registration.pk]


def test_who_is_registered_already_is_not_registered_again_at_the_door():
    event = make.event()
    known = make.registration(event, first_name="Kees", family_name="Vis", email="kees@example.org")
    answer = scan(event, action="walk_in", guest=Guest("Kees", "Vis", "kees@example.org"))
    assert answer.verdict == "welcome" and Registration.objects.get() == known


def test_nobody_is_registered_for_what_is_off():
    event = make.event(status="cancelled")
    answer = scan(event, action="walk_in", guest=Guest("Kees"))
    assert answer.verdict == "event_cancelled" and not Registration.objects.exists() and Scan.objects.count() == 1


def test_a_first_name_alone_is_wiped_when_the_event_is_closed():
    event = make.event()
    scan(event, action="walk_in", guest=Guest("Kees"))
    scan(event, action="walk_in", guest=Guest("Ans", "Vis"))
    assert forget_first_names(AT) == 0
    event.closed_at = AT
    event.save()
    assert forget_first_names(AT) == 1
    assert set(Registration.objects.values_list("first_name", flat=True)) == {"", "Ans"}
    assert len(inside_at(event.pk, None)) == 2


# What is said ------------------------------------------------------------------------------------------------


def test_each_verdict_differs_in_word_icon_and_colour():
    assert set(LOOKS) == set(Scan.Verdict.values)
    for said in (
        [word_of(verdict) for verdict in LOOKS],
        [look.icon for look in LOOKS.values()],
        [look.css for look in LOOKS.values()],
    ):
        assert len(set(said)) == len(LOOKS)


def test_a_sensitive_session_says_the_shown_name_and_the_room_alone():
    event = make.conference(venue=make.venue(rooms=2), rounds=1)
    Session.objects.filter(event=event).update(is_sensitive=True, title_nl="Achterlating")
    chosen, other = event.sessions.all()
    Session.objects.filter(pk=chosen.pk).update(room=event.venue.rooms.first())
    registration = make.registration(event, first_name="Gülşen", family_name="Doğan", choices=(chosen,))
    answer = scan(event, registration, other)
    assert name_in(answer, event) == "Gülşen D."
    assert message_of(answer) == "Andere zaal. Zaal 1."


# Its cost ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 3, 40])
def test_a_batch_takes_the_same_few_statements_however_long_it_is(number, django_assert_num_queries):
    event = make.event(places=50)
    door, session = whole_door(event), event.sessions.get()
    lines = [a_line(make.registration(event), session) for _ in range(number)]
    with django_assert_num_queries(5):  # registrations, lines of before, all new rows; and the savepoint of this test
        record_scans(door=door, lines=lines, device=DEVICE, at=AT)
