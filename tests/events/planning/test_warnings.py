"""What is odd about an event is said, and keeps nobody from publishing."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from events.models import AvoidDate, Session, SessionSpeaker, Speaker
from events.planning.queries import warnings_of
from tests import make

pytestmark = pytest.mark.django_db


def whole(**fields):
    """An event without anything odd."""
    venue = make.venue()
    event = make.event(venue=venue, room=venue.rooms.get(), **fields)
    speaker = Speaker.objects.create(first_name="Selin")
    for session in event.sessions.all():
        SessionSpeaker.objects.create(session=session, speaker=speaker)
    return event


def codes(event, now):
    return [warned.code for warned in warnings_of(event, now)]


def test_a_whole_event_has_no_warning(now):
    assert codes(whole(), now) == []


def test_no_place_no_places_and_nobody_to_give_it_are_told(now):
    assert codes(make.event(places=None), now) == ["no_place", "no_places", "no_trainers"]
    assert codes(make.event(mode="online", places=None, way_in="none"), now) == ["no_link", "no_trainers"]


def test_more_places_than_chairs_are_told_with_both_numbers(now):
    warned = warnings_of(whole(places=40), now)
    assert [row.sentence for row in warned] == ["Er zijn 40 plekken. Zaal 1 heeft 30 stoelen."]


def test_a_day_in_a_holiday_is_told_with_its_name(now):
    event = whole()
    AvoidDate.objects.create(first_on=date(2027, 3, 11), last_on=date(2027, 3, 14), name_nl="Vakantie")
    AvoidDate.objects.create(first_on=date(2027, 3, 12), last_on=date(2027, 3, 14), name_nl="Een dag later")
    warned = warnings_of(event, now)
    assert [row.sentence for row in warned] == ["Donderdag 11 maart 2027 valt in: Vakantie."]
    with override("en"):
        assert "Thursday 11 March 2027" in warnings_of(event, now)[0].sentence


def test_an_odd_window_is_told(now):
    hour = timedelta(hours=1)
    assert codes(whole(opens_at=make.DAY + hour), now) == ["never_open"]
    assert codes(whole(closes_at=make.DAY + hour), now) == ["closes_late"]
    assert codes(whole(closes_at=now - hour), now) == ["closed_already"]
    assert codes(whole(status="draft"), make.DAY + hour) == ["in_the_past"]


def test_a_room_that_another_event_has_is_told_without_saying_which(now):
    mine, other = whole(), make.event("Geheim", visibility="confidential", is_sensitive=True)
    session = other.sessions.get()
    session.room = mine.room
    session.save()
    warned = warnings_of(mine, now)
    assert [row.code for row in warned] == ["room_taken"]
    assert "Geheim" not in warned[0].sentence
    other.status = "cancelled"
    other.save()
    assert codes(mine, now) == []


def test_a_series_of_one_meeting_and_an_empty_day_are_told(now):
    assert "no_meetings" in codes(make.event(shape="series"), now)
    assert "no_programme" in codes(make.event(shape="conference", session=False), now)


def test_it_costs_the_same_for_one_session_and_for_many(now, django_assert_num_queries):
    for rounds in (1, 3):
        event = make.conference(rounds=rounds)
        Session.objects.filter(event=event).update(room=make.venue().rooms.get())
        with django_assert_num_queries(9):
            warnings_of(event, now)
