"""Days that have gone, nights of 23 and of 25 hours, rooms elsewhere, and programmes that stay behind."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.timezone import localtime

from events.models import Event, Message, SeatPool, State
from events.places.actions import set_places
from events.places.refusals import FewerThanTaken
from events.planning import actions
from events.planning.queries import warnings_of
from events.planning.refusals import (
    EndsBeforeStart,
    InThePast,
    NothingMoved,
    PublishAfterStart,
    RoomElsewhere,
)
from events.programme import actions as programme
from events.programme.refusals import EndsTooSoon, HoursOfTheRound, RemovedMeanwhile
from events.registration.actions import register
from events.registration.invariants import broken
from tests import make

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("Europe/Amsterdam")
HOUR = timedelta(hours=1)


def new(organiser, now, **fields) -> Event:
    fields = {"starts_at": make.DAY, "ends_at": make.DAY + 3 * HOUR, **fields}
    return actions.make_event(kind="workshop", title_nl="Vaders in beeld", at=now, by=organiser, **fields)


def moved(event, organiser, at, **fields) -> Event:
    fields = {"starts_at": event.starts_at, "ends_at": event.ends_at, **fields}
    return actions.move_event(event=event, version=None, at=at, by=organiser, **fields)


# The past ------------------------------------------------------------------------------------------------


def test_what_has_been_is_not_published_and_makes_no_draft_on_the_way(organiser, now):
    gone = {"starts_at": now - 30 * HOUR, "ends_at": now - 28 * HOUR}
    with pytest.raises(InThePast):
        actions.publish_event(event=new(organiser, now, **gone), at=now, by=organiser)
    Event.objects.all().delete()
    with pytest.raises(InThePast):
        actions.publish_new(kind="workshop", title_nl="Te laat", at=now, by=organiser, **gone)
    assert not Event.objects.exists()
    event = actions.publish_new(
        kind="workshop", title_nl="Op tijd", at=now, by=organiser, starts_at=make.DAY, ends_at=make.DAY + HOUR
    )
    assert event.status == "published"


def test_nothing_is_moved_or_copied_to_the_past(organiser, now):
    event = make.event()
    with pytest.raises(InThePast):
        moved(event, organiser, now, starts_at=now - HOUR, ends_at=now + HOUR)
    with pytest.raises(InThePast):
        actions.copy_event(event=event, starts_at=now - HOUR, at=now, by=organiser)


def test_it_is_not_published_after_it_began(organiser, now):
    with pytest.raises(PublishAfterStart):
        actions.publish_later(event=new(organiser, now), publish_at=make.DAY, at=now, by=organiser)


# Nights ---------------------------------------------------------------------------------------------------


def test_an_end_that_only_seems_later_is_refused(organiser, now):
    night = {
        "starts_at": datetime(2027, 3, 28, 2, 30, tzinfo=HERE),
        "ends_at": datetime(2027, 3, 28, 3, 10, tzinfo=HERE),
    }
    with pytest.raises(EndsBeforeStart):
        new(organiser, now, **night)
    event = make.event(session=False, shape="conference")
    with pytest.raises(EndsTooSoon):
        programme.add_round(event=event, at=now, by=organiser, **night)


def test_the_hour_that_comes_twice_is_long_enough(organiser, now):
    first, again = (datetime(2027, 10, 31, 2, 30, tzinfo=HERE, fold=fold) for fold in (0, 1))
    event = new(organiser, now, starts_at=first, ends_at=again)
    event.refresh_from_db()
    assert event.ends_at - event.starts_at == HOUR


def test_a_session_that_is_copied_into_the_night_that_loses_an_hour_keeps_its_length(organiser, now):
    event = make.event(starts_at=datetime(2027, 3, 14, 1, 30, tzinfo=UTC), session=False, shape="conference")
    start = datetime(2027, 3, 14, 2, 30, tzinfo=HERE)
    programme.add_session(
        event=event, starts_at=start, ends_at=start + timedelta(minutes=40), title_nl="Nacht", at=now, by=organiser
    )
    copy = actions.copy_event(event=event, starts_at=event.starts_at + timedelta(days=14), at=now, by=organiser)
    session = copy.sessions.get()
    assert session.ends_at - session.starts_at == timedelta(minutes=40)


# Places ------------------------------------------------------------------------------------------------------


def test_a_room_of_another_house_is_refused(organiser, now):
    here, elsewhere = make.venue("Hier"), make.venue("Daar")
    event = make.event(venue=here, room=here.rooms.get())
    with pytest.raises(RoomElsewhere):
        moved(event, organiser, now, room=elsewhere.rooms.get())
    with pytest.raises(RoomElsewhere):
        actions.change_event(event=event, version=1, at=now, by=organiser, room=elsewhere.rooms.get())


def test_moving_nothing_mails_nobody(organiser, now):
    venue = make.venue()
    event = make.event(venue=venue, room=venue.rooms.get())
    register(event=event, person=make.person(), at=now)
    with pytest.raises(NothingMoved):
        moved(event, organiser, now, venue=venue, room=venue.rooms.get())
    assert not Message.objects.filter(kind="changed_event").exists()
    event.refresh_from_db()
    assert (event.sequence, event.sessions.get().sequence) == (0, 0)


def test_emptied_places_have_no_limit_and_serve_who_waits(organiser, now):
    event = make.event(places=1)
    _, waits = (register(event=event, person=make.person(), at=now) for _ in range(2))
    actions.change_event(event=event, version=1, at=now, by=organiser, title_nl="Zonder getal")
    assert event.pools.get().limit == 1

    actions.change_event(event=event, version=2, at=now, by=organiser, places=None)

    waits.refresh_from_db()
    assert (waits.state, event.pools.count()) == (State.CONFIRMED, 0)
    assert SeatPool.rows.get(event=event, mode="on_site").taken == 2
    actions.change_event(event=event, version=3, at=now, by=organiser, places=2)
    assert event.pools.get().free == 0 and broken() == []


def test_emptied_places_of_a_session_have_no_limit(organiser, now):
    event = make.conference(each=5)
    session = event.sessions.first()
    programme.change_session(session=session, title_nl="Anders", at=now, by=organiser)
    assert session.pools.get().limit == 5
    programme.change_session(session=session, places=None, at=now, by=organiser)
    assert not session.pools.exists() and broken() == []


def test_places_that_stay_keep_what_is_on_top_of_them(organiser, now):
    event = make.event(places=None)
    set_places(event=event, capacity=10, overbooked=20, at=now)
    actions.change_event(event=event, version=1, at=now, by=organiser, places=10, title_nl="Anders")
    assert event.pools.get().limit == 12
    actions.change_event(event=event, version=2, at=now, by=organiser, places=20)
    assert event.pools.get().limit == 24


def test_who_was_taken_on_top_keeps_the_place_when_the_subject_turns_out_sensitive(organiser, now):
    event = make.event(places=None)
    set_places(event=event, capacity=2, overbooked=50, at=now)
    for _ in range(3):
        make.registration(event)
    actions.change_event(event=event, version=1, at=now, by=organiser, places=2, is_sensitive=True)
    pool = event.pools.get()
    assert (pool.capacity, pool.overbooked, pool.limit, pool.taken) == (3, 0, 3, 3) and broken() == []
    with pytest.raises(FewerThanTaken):
        actions.change_event(event=event, version=2, at=now, by=organiser, places=2)


def test_an_event_always_has_rows_to_lock(organiser, now):
    event = new(organiser, now)
    copy = actions.copy_event(event=event, starts_at=make.DAY + timedelta(days=7), at=now, by=organiser)
    for made in (event, copy):
        assert sorted(SeatPool.rows.filter(event=made).values_list("mode", "limit")) == [
            ("on_site", None),
            ("online", None),
        ]


def test_who_comes_and_is_counted_nowhere_is_found():
    event = make.event()
    make.registration(event)
    SeatPool.rows.filter(event=event).delete()
    assert broken() == [f"event {event.pk}: who comes on_site is counted nowhere"]


# The programme -----------------------------------------------------------------------------------------


def test_the_programme_of_a_draft_goes_along_to_another_day(organiser, now):
    event = make.conference(status="draft", closes_at=make.DAY - HOUR)
    before = list(event.sessions.values_list("starts_at", flat=True))
    week = timedelta(days=7)
    event = actions.change_event(
        event=event, version=1, at=now, by=organiser, starts_at=event.starts_at + week, ends_at=event.ends_at + week
    )
    assert list(event.sessions.values_list("starts_at", flat=True)) == [moment + week for moment in before]
    assert event.closes_at == make.DAY - HOUR + week
    assert "outside_hours" not in [row.code for row in warnings_of(event, now)]


def test_a_day_that_becomes_shorter_than_its_programme_is_told(organiser, now):
    event = make.conference(status="draft")
    event = actions.change_event(
        event=event, version=1, at=now, by=organiser, ends_at=event.starts_at + timedelta(minutes=40)
    )
    assert [row.code for row in warnings_of(event, now)].count("outside_hours") == 1


def test_rounds_at_the_same_moment_and_a_label_that_stands_there_twice_are_told(now):
    event = make.conference()
    assert {"rounds_overlap", "label_twice"}.isdisjoint(row.code for row in warnings_of(event, now))
    one, other = event.rounds.all()
    other.starts_at = one.starts_at + HOUR / 2
    other.save()
    event.sessions.update(label="1A")
    assert {"rounds_overlap", "label_twice"} <= {row.code for row in warnings_of(event, now)}


def test_hours_of_its_own_are_not_dropped_without_a_word(organiser, now):
    event = make.conference()
    round_, session = event.rounds.first(), event.sessions.first()
    with pytest.raises(HoursOfTheRound):
        programme.add_session(event=event, round=round_, starts_at=event.starts_at, at=now, by=organiser)
    with pytest.raises(HoursOfTheRound):
        programme.change_session(session=session, ends_at=event.ends_at, at=now, by=organiser)
    same = {"starts_at": localtime(round_.starts_at), "ends_at": localtime(round_.ends_at)}
    programme.change_session(session=session, at=now, by=organiser, **same)


def test_what_was_taken_out_meanwhile_is_not_changed(organiser, now):
    event = make.conference(rounds=1)
    session, round_ = event.sessions.first(), event.rounds.get()
    gone = type(session).objects.get(pk=session.pk)
    programme.remove_session(session=session, at=now, by=organiser)
    with pytest.raises(RemovedMeanwhile):
        programme.change_session(session=gone, title_nl="Weg", at=now, by=organiser)
    with pytest.raises(RemovedMeanwhile):
        programme.remove_session(session=gone, at=now, by=organiser)
    event.sessions.all().delete()
    gone = type(round_).objects.get(pk=round_.pk)
    programme.remove_round(round=round_, at=now, by=organiser)
    with pytest.raises(RemovedMeanwhile):
        programme.change_round(round=gone, name_nl="Weg", at=now, by=organiser)
