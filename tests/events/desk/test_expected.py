"""How many to count on: from closed meetings of the same kind, with the number on which it rests."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.desk.expected import turnout_of
from events.models import State
from tests import make

pytestmark = pytest.mark.django_db


def closed(held: int, came: int, *, late: int = 0, yes: int = 0, weeks: int = 9):
    """A closed meeting with so many who had a place, came, cancelled late, and came after a yes."""
    event = make.event(places=None, status="closed", starts_at=make.DAY - timedelta(weeks=weeks))
    session = event.sessions.get()
    for number in range(held):
        said = event.starts_at if number < yes else None
        row = make.registration(event, coming_answered_at=said)
        make.present(row, session, state="present" if number < came else "absent")
    for _number in range(late):
        at = event.starts_at - timedelta(days=1)
        make.registration(event, state=State.CANCELLED, reason="by_participant", at=at)
    return event


def coming(people: int, **fields):
    event = make.event(places=None, **fields)
    for _number in range(people):
        make.registration(event)
    return event


def test_nothing_is_said_of_fewer_than_two_meetings():
    closed(10, 8)
    assert turnout_of(coming(10)) is None


def test_of_few_meetings_it_is_the_middle_and_the_whole_range():
    for came, weeks in ((6, 9), (8, 8), (9, 7)):
        closed(10, came, weeks=weeks)
    found = turnout_of(coming(20))
    assert (found.expected, found.low, found.high, found.of, found.meetings) == (16, 12, 18, 20, 3)
    assert found.latest.came == 9


def test_of_more_meetings_the_ends_are_left_out():
    for came in (1, 8, 8, 8, 8, 8, 8, 8, 8, 8, 10):
        closed(10, came)
    found = turnout_of(coming(10))
    assert (found.expected, found.low, found.high) == (8, 8, 8)


def test_who_cancelled_late_is_a_figure_of_its_own():
    closed(8, 8, late=2)
    closed(8, 4, late=2)
    assert turnout_of(coming(4)).late == 20


def test_a_yes_weighs_by_what_it_was_worth():
    closed(20, 15, yes=15)
    closed(20, 15, yes=15)
    event = coming(20)
    assert turnout_of(event).expected == 15
    event.registrations.filter(pk__in=event.registrations.values("pk")[:10]).update(coming_answered_at=make.BEFORE)
    assert turnout_of(event).expected == 18  # ten who said yes, and seven or eight of the others


def test_other_kinds_walk_ins_and_meetings_where_nobody_was_seen_do_not_count():
    closed(10, 5)
    seen = closed(10, 10)
    make.present(make.registration(seen, reason="at_door"), seen.sessions.get())
    closed(10, 0)
    other = closed(10, 1)
    type(other).objects.filter(pk=other.pk).update(kind="anders")
    found = turnout_of(coming(10))
    assert (found.meetings, found.low, found.high, found.latest.held) == (2, 5, 10, 10)


def test_it_costs_three_queries_however_much_there_was(django_assert_num_queries):
    for _number in range(4):
        closed(3, 2)
    event = coming(3)
    with django_assert_num_queries(3):
        turnout_of(event)


def test_the_desk_and_the_caterer_read_it(client, organiser):
    for came in (3, 4):
        closed(4, came)
    event = coming(8, starts_at=clock() + timedelta(weeks=3), organiser=organiser)
    type(event).objects.filter(pk=event.pk).update(confirm_days=30)
    event.registrations.update(coming_asked_at=clock())
    client.force_login(organiser)
    page = client.get(reverse("bijeen_events:desk-event", args=[event.pk])).content.decode()
    assert "Verwacht 7 (6 tot 8) van 8." in page and "Zo was het bij 2 eerdere" in page
    assert "gevraagd aan 8 mensen" in page and "0 zeiden ja." in page
    event.registrations.exclude(pk=event.registrations.first().pk).update(coming_asked_at=None)
    event.registrations.filter(coming_asked_at__isnull=False).update(coming_answered_at=clock())
    page = client.get(reverse("bijeen_events:desk-event", args=[event.pk])).content.decode()
    assert "gevraagd aan 1 mens met een plek. 1 zei ja." in page
    assert (
        "Verwacht 7 (6 tot 8) van 8."
        in client.get(reverse("bijeen_events:desk-needs", args=[event.pk])).content.decode()
    )


def test_the_desk_of_a_series_says_how_often_somebody_was_there(client, organiser):
    event = make.event(shape="series", starts_at=clock() - timedelta(weeks=2), organiser=organiser)
    other = make.event(kind=event.kind, organiser=organiser)
    mine = make.registration(event)
    make.present(mine, event.sessions.get())
    client.force_login(organiser)
    assert (
        "Was er 1 van 1 keer"
        in client.get(reverse("bijeen_events:desk-person", args=[event.pk, mine.pk])).content.decode()
    )
    elsewhere = make.registration(other, email=mine.email)
    page = client.get(reverse("bijeen_events:desk-person", args=[other.pk, elsewhere.pk])).content.decode()
    assert "Was er" not in page
