"""What is kept of a door in a worker: read once, and never older than the last change."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.checkin.doors import door_at
from events.moments import local
from events.planning.actions import change_event, keep_reference
from events.programme.actions import change_session, remove_session
from tests import make

pytestmark = pytest.mark.django_db
DAYS, HOUR = timedelta(days=1), timedelta(hours=1)
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


def test_the_doors_of_today_name_the_hours_of_the_date_that_is_today(client, organiser):
    today = local(clock()).replace(hour=9, minute=0, second=0, microsecond=0)
    series = make.event(
        "Reeks", shape="series", session=False, starts_at=today - 2 * DAYS + 4 * HOUR, organiser=organiser
    )
    for start in (series.starts_at, today):
        series.sessions.create(starts_at=start, ends_at=start + 2 * HOUR)
    type(series).objects.filter(pk=series.pk).update(ends_at=today + 2 * HOUR)
    make.event("Ander", starts_at=today + HOUR, organiser=organiser)
    client.force_login(organiser)
    page = client.get(reverse("bijeen_fixed:checkin-doors")).content.decode()
    assert "9.00 tot 11.00 uur" in page and "13.00 tot 11.00 uur" not in page
    assert page.index("Reeks") < page.index("Ander")
