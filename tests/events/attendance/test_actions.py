"""Marking, closing, opening again, and what a participant says of it."""

from datetime import date, datetime, timedelta

import pytest

from events.attendance import actions
from events.attendance.actions import close_what_is_due, closes_by_itself_on
from events.attendance.lists import list_of
from events.attendance.queries import sessions_attended
from events.attendance.refusals import (
    ClaimAnswered,
    ClaimNotPossible,
    ClaimsOpen,
    DoubtLeft,
    EventNotOver,
    NotBegunYet,
    NotExpectedHere,
    NothingToOpen,
    PresenceIsClosed,
    ReasonNeeded,
    SessionsOpen,
)
from events.models import Fact, Message, Presence, PresenceClaim
from events.moments import zone
from events.working_days import easter, holidays, working_day_after
from tests import make
from tests.events.attendance.door import scan

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def event(organiser):
    return make.event(organiser=organiser)


@pytest.fixture
def session(event):
    return event.sessions.get()


@pytest.fixture
def over(event):
    """A moment just after it."""
    return event.ends_at + HOUR


def states(session):
    return {row.registration_id: row.state for row in session.presences.all()}


# Marking ---------------------------------------------------------------------------------------------


def test_marks_are_kept_and_can_be_changed_while_it_is_open(event, session, over, trainer):
    person = make.registration(event)
    actions.set_presence(session=session, states={person.pk: "present"}, at=over, by=trainer)
    actions.set_presence(session=session, states={person.pk: "partly"}, at=over, by=trainer)
    row = session.presences.get()
    assert (row.state, row.source, row.by) == ("partly", "hand", trainer)


def test_nothing_is_marked_before_it_begins_after_it_closed_or_of_somebody_elsewhere(event, session, over, trainer):
    elsewhere = make.registration(make.event())
    with pytest.raises(NotBegunYet):
        actions.set_presence(session=session, states={}, at=event.starts_at - HOUR, by=trainer)
    with pytest.raises(NotExpectedHere):
        actions.set_presence(session=session, states={elsewhere.pk: "present"}, at=over, by=trainer)
    actions.close_session(session=session, at=over, by=trainer)
    with pytest.raises(PresenceIsClosed):
        actions.set_presence(session=session, states={}, at=over, by=trainer)


# Closing ----------------------------------------------------------------------------------------------


def test_closing_a_session_writes_down_everybody_and_thanks_who_was_there(event, session, over, trainer):
    came, missed, marked = (make.registration(event) for _ in range(3))
    scan(session, came)
    actions.set_presence(session=session, states={marked.pk: "partly"}, at=over, by=trainer)
    closed = actions.close_session(session=session, at=over, by=trainer)

    assert (closed.closed_at, closed.closed_by) == (over, trainer)
    assert states(session) == {came.pk: "present", missed.pk: "absent", marked.pk: "partly"}
    assert Fact.objects.get(name="session_closed").data == {"present": 2, "expected": 3}
    assert set(Message.objects.filter(kind="thanks").values_list("registration", flat=True)) == {came.pk, marked.pk}
    assert set(sessions_attended(event)) == {came.pk, marked.pk}


def test_what_is_in_doubt_is_closed_only_by_who_says_that_it_is_right(event, session, over, trainer):
    make.registration(event)
    with pytest.raises(DoubtLeft):
        actions.close_session(session=session, at=over, by=trainer)
    assert not session.presences.exists()
    actions.close_session(session=session, at=over, by=trainer, settled=True)
    assert list(states(session).values()) == ["absent"]


def test_a_confidential_meeting_thanks_nobody(organiser, trainer):
    event = make.event(visibility="confidential", is_sensitive=True, organiser=organiser)
    scan(event.sessions.get(), make.registration(event))
    actions.close_session(session=event.sessions.get(), at=event.ends_at, by=trainer)
    assert not Message.objects.filter(kind="thanks").exists()


def test_an_event_is_closed_after_its_sessions_and_when_it_is_over(event, session, over, organiser):
    with pytest.raises(EventNotOver):
        actions.close_event(event=event, at=event.starts_at, by=organiser)
    with pytest.raises(SessionsOpen) as no:
        actions.close_event(event=event, at=over, by=organiser)
    assert no.value.details == {"number": 1}
    actions.close_session(session=session, at=over, by=organiser)
    closed = actions.close_event(event=event, at=over, by=organiser)
    assert (closed.status, closed.closed_at, closed.closed_by) == ("closed", over, organiser)
    assert Fact.objects.filter(name="event_closed").count() == 1
    actions.close_event(event=event, at=over, by=organiser)
    assert Fact.objects.filter(name="event_closed").count() == 1


def test_a_day_with_rounds_thanks_once_when_the_whole_is_closed(organiser):
    event = make.conference(rounds=2, sessions=1, organiser=organiser)
    person = make.registration(event, choices=tuple(event.sessions.all()))
    for session in event.sessions.all():
        scan(session, person)
        actions.close_session(session=session, at=event.ends_at + HOUR, by=organiser)
    assert not Message.objects.exists()
    actions.close_event(event=event, at=event.ends_at + HOUR, by=organiser)
    assert Message.objects.get().registration == person


# Opening again -----------------------------------------------------------------------------------------


def test_opening_again_needs_a_reason_and_keeps_what_was_written(event, session, over, organiser):
    person = make.registration(event)
    with pytest.raises(NothingToOpen):
        actions.reopen_session(session=session, reason="Fout", at=over, by=organiser)
    with pytest.raises(NothingToOpen):
        actions.reopen_event(event=event, reason="Fout", at=over, by=organiser)
    scan(session, person)
    actions.close_session(session=session, at=over, by=organiser)
    actions.close_event(event=event, at=over, by=organiser)
    with pytest.raises(ReasonNeeded):
        actions.reopen_session(session=session, reason="  ", at=over, by=organiser)

    opened = actions.reopen_session(session=session, reason="Verkeerde lijst", at=over, by=organiser)
    event.refresh_from_db()
    assert opened.closed_at is None and opened.reopen_reason == "Verkeerde lijst"
    assert event.status == "published" and event.closed_at is None and states(session) == {person.pk: "present"}
    assert set(Fact.objects.values_list("name", flat=True)) >= {"session_reopened", "event_reopened"}
    assert sessions_attended(event) == {}
    actions.close_session(session=session, at=over, by=organiser)
    assert Message.objects.filter(kind="thanks").count() == 1


def test_an_event_is_opened_again_without_its_sessions(event, session, over, organiser):
    actions.close_session(session=session, at=over, by=organiser)
    actions.close_event(event=event, at=over, by=organiser)
    opened = actions.reopen_event(event=event, reason="Nog een onderdeel", at=over, by=organiser)
    session.refresh_from_db()
    assert opened.status == "published" and opened.reopen_reason == "Nog een onderdeel" and session.closed_at == over


# "Ik was er wel" ------------------------------------------------------------------------------------------


def test_a_claim_that_is_agreed_to_mends_presence(event, session, over, organiser):
    person = make.registration(event)
    with pytest.raises(ClaimNotPossible):
        actions.claim_presence(registration=person, session=session, at=event.starts_at)
    actions.close_session(session=session, at=over, by=organiser, settled=True)
    claim = actions.claim_presence(registration=person, session=session, at=over)
    assert actions.claim_presence(registration=person, session=session, at=over) == claim
    assert Fact.objects.filter(name="presence_claimed").count() == 1

    actions.answer_claim(claim=claim, is_agreed=True, at=over, by=organiser)
    assert (session.presences.get().state, session.presences.get().source) == ("present", "claim")
    assert Fact.objects.get(name="presence_mended").registration == person
    assert Message.objects.get(kind="claim_agreed").registration == person
    with pytest.raises(ClaimAnswered):
        actions.answer_claim(claim=claim, is_agreed=False, at=over, by=organiser)
    with pytest.raises(ClaimNotPossible):
        actions.claim_presence(registration=person, session=session, at=over)


def test_a_claim_that_is_declined_is_told_and_not_asked_twice(event, session, over, organiser):
    person = make.registration(event)
    actions.close_session(session=session, at=over, by=organiser, settled=True)
    claim = actions.claim_presence(registration=person, session=session, at=over)
    actions.answer_claim(claim=claim, is_agreed=False, at=over, by=organiser)
    assert session.presences.get().state == "absent" and Message.objects.filter(kind="claim_declined").count() == 1
    assert actions.claim_presence(registration=person, session=session, at=over) == claim
    assert Fact.objects.filter(name="claim_answered").count() == 1


def test_a_claim_before_the_closing_is_answered_by_it(event, session, over, organiser):
    yes, no = make.registration(event), make.registration(event)
    for person in (yes, no):
        actions.claim_presence(registration=person, session=session, at=over)
    with pytest.raises(DoubtLeft):
        actions.close_session(session=session, at=over, by=organiser)
    after = over + HOUR
    actions.set_presence(session=session, states={yes.pk: "present"}, at=after, by=organiser)
    with pytest.raises(ClaimsOpen):  # looked at, and of one nobody chose
        actions.close_session(session=session, at=after, by=organiser, settled=True)
    assert not Message.objects.exists() and not PresenceClaim.objects.exclude(answered_at=None).exists()
    actions.set_presence(session=session, states={no.pk: "absent"}, at=after, by=organiser)
    actions.close_session(session=session, at=after, by=organiser, settled=True)
    answers = dict(PresenceClaim.objects.values_list("registration", "is_agreed"))
    assert answers == {yes.pk: True, no.pk: False}
    told = Message.objects.exclude(kind="thanks").values_list("registration", "kind")
    assert dict(told) == {yes.pk: "claim_agreed", no.pk: "claim_declined"}


def test_what_was_marked_before_somebody_claimed_is_no_answer(event, session, over, organiser):
    person, came = make.registration(event), make.registration(event)
    marks = {person.pk: "absent", came.pk: "present"}
    actions.set_presence(session=session, states=marks, at=over, by=organiser)
    actions.claim_presence(registration=person, session=session, at=over + HOUR)
    assert list_of(session).asking == 1 and list_of(session).doubts
    with pytest.raises(ClaimsOpen):
        actions.close_session(session=session, at=over + 2 * HOUR, by=organiser, settled=True)
    assert close_what_is_due(over + timedelta(days=30)) == 0, "nor does it close by itself"
    assert not PresenceClaim.objects.exclude(answered_at=None).exists() and not Message.objects.exists()


def test_closing_the_event_answers_no_claim(event, session, over, organiser):
    person = make.registration(event)
    actions.close_session(session=session, at=over, by=organiser, settled=True)
    claim = actions.claim_presence(registration=person, session=session, at=over)
    actions.close_event(event=event, at=over, by=organiser)
    claim.refresh_from_db()
    assert claim.answered_at is None and not Message.objects.filter(kind__startswith="claim").exists()
    actions.answer_claim(claim=claim, is_agreed=True, at=over, by=organiser)
    assert session.presences.get().state == "present" and Message.objects.filter(kind="claim_agreed").exists()


def test_presence_is_mended_of_its_own_event_only(event, session, over, organiser):
    with pytest.raises(NotExpectedHere):
        actions.mend_presence(
            session=session, registration=make.registration(make.event()), state="present", source="door", at=over, by=organiser
        )  # fmt: skip


# By itself -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "closes"),
    [
        (date(2027, 3, 11), date(2027, 3, 16)),  # Thursday: Friday, Monday, Tuesday
        (date(2027, 3, 25), date(2027, 4, 1)),  # Good Friday and Easter Monday are none
        (date(2027, 4, 26), date(2027, 4, 30)),  # King's Day is none
        (date(2027, 12, 23), date(2027, 12, 28)),  # Christmas falls in the weekend
    ],
)
def test_the_third_working_day_leaves_out_weekends_and_holidays(day, closes):
    assert working_day_after(day, 3) == closes
    assert closes_by_itself_on(datetime(day.year, day.month, day.day, 23, 30, tzinfo=zone())) == closes


def test_easter_and_liberation_day_fall_where_the_calendar_says():
    assert [easter(year) for year in (2026, 2027, 2038)] == [date(2026, 4, 5), date(2027, 3, 28), date(2038, 4, 25)]
    assert date(2030, 5, 5) in holidays(2030) and date(2027, 5, 5) not in holidays(2027)


def test_what_nobody_closed_closes_by_itself_unless_it_is_in_doubt(event, session, over, organiser):
    doubtful = make.event(organiser=organiser)
    make.registration(doubtful)
    scan(session, make.registration(event))
    third = datetime(2027, 3, 16, 8, 0, tzinfo=zone())
    assert actions.close_what_is_due(third - timedelta(hours=12)) == 0
    assert actions.close_what_is_due(third) == 1
    for row in (event, doubtful):
        row.refresh_from_db()
    assert (event.status, doubtful.status) == ("closed", "published")
    assert Fact.objects.get(name="event_closed").actor == "system"
    assert actions.close_what_is_due(third) == 0
    assert Presence.objects.filter(state="present").count() == 1
