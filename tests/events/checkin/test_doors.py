"""What is kept of a door in a worker: read once, and never older than the last change."""

from datetime import timedelta

import pytest

from events.checkin.doors import door_at
from events.planning.actions import change_event, keep_reference
from events.programme.actions import change_session, remove_session
from tests import make

pytestmark = pytest.mark.django_db
AT = make.DAY - timedelta(days=1)


def test_a_door_is_read_once_and_again_after_each_change(organiser, django_assert_num_queries):
    day = make.conference(venue=make.venue(rooms=1), organiser=organiser)
    first, *_rest, last = day.sessions.all()
    assert set(door_at(day.slug).sessions) == set(day.sessions.values_list("pk", flat=True))
    with django_assert_num_queries(1):
        door_at(day.slug)

    room = day.venue.rooms.get()
    change_session(session=first, at=AT, by=organiser, title_nl="Anders", room=room)
    assert door_at(day.slug).sessions[first.pk].title_nl == "Anders"
    room.name = "De grote zaal"
    keep_reference(row=room, at=AT, by=organiser)
    assert door_at(day.slug).sessions[first.pk].room.name == "De grote zaal"
    remove_session(session=last, at=AT, by=organiser)
    assert last.pk not in door_at(day.slug).sessions
    day.refresh_from_db()
    change_event(event=day, version=day.version, at=AT, by=organiser, slug="een-ander-adres")
    assert door_at("een-ander-adres").event.slug == "een-ander-adres"


def test_a_door_that_was_opened_before_stands_at_the_old_address_too(organiser):
    event = make.event(organiser=organiser)
    old = event.slug
    change_event(event=event, version=event.version, at=AT, by=organiser, slug="een-ander-adres")
    assert door_at(old).event.pk == event.pk
    assert door_at("nooit-geweest") is None
