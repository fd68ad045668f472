"""The programme of a day: rounds, sessions, who gives them, and what does not fit."""

from datetime import timedelta

import pytest

from events.models import Role, Speaker
from events.programme import actions
from events.programme.queries import conflicts_in, programme_of
from events.programme.refusals import (
    EndsTooSoon,
    MinutesOutOfRange,
    MinutesStand,
    OutsideTheDay,
    RoundHasSessions,
    SomebodyChoseIt,
)
from events.refusals import ChangedMeanwhile
from events.registration.actions import register
from events.registration.invariants import broken
from events.registration.person import Wish
from tests import make

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def day(**fields):
    return make.event(session=False, shape="conference", **fields)


def test_a_day_is_filled_with_rounds_and_sessions(organiser, now):
    event = day()
    round_ = actions.add_round(
        event=event, starts_at=make.DAY + HOUR, ends_at=make.DAY + 2 * HOUR, at=now, by=organiser
    )
    actions.add_session(event=event, round=round_, title_nl="1A", places=20, at=now, by=organiser)
    actions.add_session(
        event=event,
        type="plenary",
        title_nl="Welkom",
        starts_at=make.DAY,
        ends_at=make.DAY + HOUR,
        at=now,
        by=organiser,
    )

    rows = programme_of(event)
    assert [row.session.title if row.session else row.round.name_nl for row in rows] == ["Welkom", "Ronde 1"]
    assert rows[1].sessions[0].pools.get().limit == 20
    event.refresh_from_db()
    assert event.version == 4


def test_it_refuses_what_is_outside_the_day_or_turned_around(organiser, now):
    event = day()
    with pytest.raises(OutsideTheDay):
        actions.add_round(event=event, starts_at=make.DAY - HOUR, ends_at=make.DAY, at=now, by=organiser)
    with pytest.raises(EndsTooSoon):
        actions.add_round(event=event, starts_at=make.DAY + HOUR, ends_at=make.DAY, at=now, by=organiser)
    with pytest.raises(ChangedMeanwhile):
        actions.add_round(event=event, version=7, starts_at=make.DAY, ends_at=make.DAY + HOUR, at=now, by=organiser)


def test_sessions_move_with_their_round(organiser, now):
    event = make.conference(rounds=1)
    round_ = event.rounds.get()
    round_ = actions.change_round(
        round=round_, starts_at=round_.starts_at + HOUR, ends_at=round_.ends_at + HOUR, at=now, by=organiser
    )
    assert {session.starts_at for session in event.sessions.all()} == {round_.starts_at}


def test_what_people_chose_stays(organiser, now):
    event = make.conference(rounds=1, sessions=2)
    chosen, other = event.sessions.all()
    make.registration(event, choices=(chosen,))
    with pytest.raises(SomebodyChoseIt) as no:
        actions.remove_session(session=chosen, at=now, by=organiser)
    assert no.value.details == {"people": 1}
    actions.remove_session(session=other, at=now, by=organiser)
    with pytest.raises(RoundHasSessions):
        actions.remove_round(round=event.rounds.get(), at=now, by=organiser)


def test_a_trainer_with_an_account_sees_the_session_and_no_longer_when_another_gives_it(organiser, trainer, now):
    event = make.conference(rounds=1)
    session = event.sessions.first()
    speaker = Speaker.objects.create(first_name="Selin", family_name="Yıldırım", user=trainer)
    actions.change_session(session=session, speakers=(speaker,), at=now, by=organiser)
    assert Role.objects.get(session=session).user == trainer
    actions.change_session(session=session, speakers=(), at=now, by=organiser)
    assert not Role.objects.filter(session=session).exists()


def test_a_double_room_a_double_person_and_too_few_chairs_are_told(organiser, now):
    venue = make.venue()
    event = make.conference(rounds=1, each=40)
    speaker = Speaker.objects.create(first_name="Joost")
    for session in event.sessions.all():
        actions.change_session(session=session, room=venue.rooms.get(), speakers=(speaker,), at=now, by=organiser)

    sentences = [conflict.sentence for conflict in conflicts_in(event)]
    assert sentences == [
        "Zaal 1 is dubbel bezet: Workshop 1A en Workshop 1B.",
        "Joost staat dubbel: bij Workshop 1A en bij Workshop 1B.",
        "Workshop 1A heeft 40 plekken, Zaal 1 heeft 30 stoelen.",
        "Workshop 1B heeft 40 plekken, Zaal 1 heeft 30 stoelen.",
    ]


def test_a_workshop_that_somebody_chose_stays_in_its_round(organiser, now):
    """Else one person would be in two workshops at the same moment."""
    event = make.conference(rounds=2, sessions=1)
    one, other = event.sessions.order_by("round__number")
    wishes = (Wish(one), Wish(other))
    register(event=event, person=make.person(), wishes=wishes, at=now)

    for round_ in (one.round, None):
        other.refresh_from_db()
        with pytest.raises(SomebodyChoseIt):
            actions.change_session(session=other, round=round_, at=now, by=organiser)
    other.refresh_from_db()
    actions.change_session(session=other, round=other.round, title_nl="Ander woord", at=now, by=organiser)
    assert broken() == []


def test_a_workshop_that_nobody_chose_goes_to_another_round(organiser, now):
    event = make.conference(rounds=2, sessions=1)
    one, other = event.sessions.order_by("round__number")

    actions.change_session(session=other, round=one.round, at=now, by=organiser)

    other.refresh_from_db()
    assert (other.round, other.starts_at) == (one.round, one.starts_at)


def test_a_choice_that_stands_in_another_round_than_its_workshop_is_found(now):
    event = make.conference(rounds=2, sessions=1)
    one, other = event.sessions.order_by("round__number")
    registration = register(event=event, person=make.person(), wishes=(Wish(one),), at=now)
    assert broken() == []
    registration.choices.update(round=other.round)
    assert broken() == [f"choice {registration.choices.get().pk}: in another round than its session"]


def test_the_minutes_that_count_are_no_more_than_a_session_lasts(organiser, now):
    event = make.conference(rounds=1)
    round_, session = event.rounds.get(), event.sessions.first()
    length = int((session.ends_at - session.starts_at).total_seconds() // 60)
    actions.change_session(session=session, net_minutes=length, at=now, by=organiser)
    for minutes in (0, length + 1):
        with pytest.raises(MinutesOutOfRange) as no:
            actions.change_session(session=session, net_minutes=minutes, at=now, by=organiser)
        assert f"1 tot {length} minuten" in str(no.value) and no.value.field == "net_minutes"
        with pytest.raises(MinutesOutOfRange):
            actions.add_session(event=event, round=round_, net_minutes=minutes, at=now, by=organiser)
    with pytest.raises(MinutesOutOfRange):  # it would last shorter than what counts of it
        actions.change_round(round=round_, ends_at=round_.ends_at - HOUR / 4, at=now, by=organiser)
    session.refresh_from_db()
    assert session.net_minutes == length
    actions.change_session(session=session, net_minutes=None, at=now, by=organiser)
    actions.change_round(round=round_, ends_at=round_.ends_at - HOUR / 4, at=now, by=organiser)


def test_after_the_closing_the_minutes_that_count_stand(organiser, now):
    event = make.conference(rounds=1, status="closed")
    session = event.sessions.first()
    with pytest.raises(MinutesStand):
        actions.change_session(session=session, net_minutes=30, at=now, by=organiser)
    actions.change_session(session=session, net_minutes=None, title_nl="Beter", at=now, by=organiser)
    session.refresh_from_db()
    assert (session.net_minutes, session.title_nl) == (None, "Beter")
