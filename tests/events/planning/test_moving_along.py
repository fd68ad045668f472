"""The links of an event's doors go along when it moves."""

from datetime import date, timedelta

import pytest

from events.checkin.actions import end_door_link, make_door_link
from events.checkin.doors import opens_today
from events.models import Message, Session
from events.moments import day_of, local
from events.planning.actions import change_event, move_event
from events.planning.refusals import NothingMoved
from events.programme.actions import change_session
from tests import make

pytestmark = pytest.mark.django_db
DAY, WEEK, HOUR = timedelta(days=1), timedelta(weeks=1), timedelta(hours=1)
THAT_DAY = date(2027, 3, 11)


def link(event, now, on=THAT_DAY, sessions=()):
    return make_door_link(event=event, helper_name="Joost", valid_on=on, at=now, by=None, sessions=sessions)


def later(event, by, now, organiser, **fields):
    version = type(event).objects.get(pk=event.pk).version
    return move_event(
        event=event, version=version, starts_at=event.starts_at + by, ends_at=event.ends_at + by, at=now, by=organiser,
        **fields,
    )  # fmt: skip


def days(*links) -> list[date]:
    for one in links:
        one.refresh_from_db()
    return [one.valid_on for one in links]


def series(**fields):
    """Three meetings, a week apart."""
    event = make.event("Reeks", shape="series", session=False, **fields)
    for number in range(3):
        start = make.DAY + number * WEEK
        Session.objects.create(
            event=event, number=number + 1, title_nl=f"Keer {number + 1}", starts_at=start, ends_at=start + 2 * HOUR
        )
    type(event).objects.filter(pk=event.pk).update(ends_at=make.DAY + 2 * WEEK + 2 * HOUR)
    event.refresh_from_db()
    return event


def test_door_links_go_along_to_the_new_day_and_keep_their_eve(organiser, now):
    event = make.event(organiser=organiser)
    that_day, eve, ended = link(event, now), link(event, now, THAT_DAY - DAY), link(event, now)
    end_door_link(link=ended, at=now, by=organiser)
    later(event, 5 * DAY + 2 * HOUR, now, organiser)
    assert days(that_day, eve, ended) == [THAT_DAY + 5 * DAY, THAT_DAY + 4 * DAY, THAT_DAY]
    assert opens_today(that_day, event.starts_at + 5 * DAY) and not opens_today(that_day, event.starts_at)


def test_another_hour_or_house_on_that_day_leaves_them(organiser, now):
    event = make.event(organiser=organiser)
    that_day = link(event, now)
    later(event, HOUR, now, organiser, venue=make.venue("Elders"))
    assert days(that_day) == [THAT_DAY]


def test_of_a_series_that_moves_by_a_week_each_link_goes_with_its_own_meeting(organiser, now):
    event = series(organiser=organiser)
    third = event.sessions.last()
    first, last = link(event, now), link(event, now, THAT_DAY + 2 * WEEK, sessions=[third])
    later(event, WEEK, now, organiser)
    assert days(first, last) == [THAT_DAY + WEEK, THAT_DAY + 3 * WEEK]


def test_one_meeting_of_a_series_takes_its_own_links_along(organiser, now):
    event = series(organiser=organiser)
    first, second = event.sessions.all()[:2]
    all_doors, mine, other = link(event, now), link(event, now, sessions=[first]), link(event, now, THAT_DAY + WEEK)
    change_session(
        session=first, starts_at=first.starts_at + 2 * DAY, ends_at=first.ends_at + 2 * DAY, at=now, by=organiser
    )
    assert days(all_doors, mine, other) == [THAT_DAY + 2 * DAY, THAT_DAY + 2 * DAY, THAT_DAY + WEEK]
    change_session(session=second, title_nl="Beter", at=now, by=organiser)
    assert days(other) == [THAT_DAY + WEEK]


def test_while_something_is_left_on_that_day_a_link_for_all_doors_stays(organiser, now):
    event = series(organiser=organiser)
    first, second = event.sessions.all()[:2]
    Session.objects.filter(pk=second.pk).update(
        starts_at=first.starts_at + 3 * HOUR, ends_at=first.starts_at + 4 * HOUR
    )
    all_doors, mine = link(event, now), link(event, now, sessions=[first])
    change_session(session=first, starts_at=first.starts_at + DAY, ends_at=first.ends_at + DAY, at=now, by=organiser)
    assert days(all_doors, mine) == [THAT_DAY, THAT_DAY + DAY]


def test_a_draft_takes_them_along_too(organiser, now):
    event = make.event(organiser=organiser, status="draft")
    that_day = link(event, now)
    change_event(
        event=event, version=1, starts_at=event.starts_at + DAY, ends_at=event.ends_at + DAY, at=now, by=organiser
    )
    assert days(that_day) == [THAT_DAY + DAY]


def uneven(**fields):
    """A published series whose first date is in the afternoon, and its last in the morning."""
    event = series(**fields)
    last = event.sessions.last()
    last.starts_at, last.ends_at = last.starts_at - 4 * HOUR, last.starts_at - HOUR
    last.save()
    type(event).objects.filter(pk=event.pk).update(ends_at=last.ends_at)
    event.refresh_from_db()
    return event


def test_a_series_that_stays_where_it_is_was_not_moved(organiser, now):
    event = uneven(organiser=organiser)
    make.registration(event)
    with pytest.raises(NothingMoved):
        move_event(event=event, version=1, starts_at=event.starts_at, at=now, by=organiser)
    with pytest.raises(NothingMoved):
        end = event.starts_at + HOUR
        move_event(event=event, version=1, starts_at=event.starts_at, ends_at=end, at=now, by=organiser)
    event.refresh_from_db()
    assert (event.moved_from, event.version, Message.objects.count()) == (None, 1, 0)


def test_the_end_of_a_series_goes_along_with_its_dates(organiser, now):
    event = uneven(organiser=organiser)
    before = list(event.sessions.values_list("starts_at", "ends_at"))
    move_event(event=event, version=1, starts_at=event.starts_at + WEEK, at=now, by=organiser)
    after = list(event.sessions.values_list("starts_at", "ends_at"))
    assert [local(start).time() for start, _ in after] == [local(start).time() for start, _ in before]
    event.refresh_from_db()
    assert (event.starts_at, event.ends_at) == (after[0][0], after[-1][1])
    assert day_of(event.ends_at) == day_of(before[-1][1]) + WEEK


def test_a_draft_series_keeps_its_last_date_whatever_end_is_said(organiser, now):
    event = series(organiser=organiser, status="draft")
    change_event(event=event, version=1, ends_at=event.starts_at + HOUR, at=now, by=organiser)
    event.refresh_from_db()
    assert event.ends_at == event.sessions.last().ends_at
