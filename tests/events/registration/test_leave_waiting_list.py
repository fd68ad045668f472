"""Leaving the waiting list of one workshop: the day and the reserve stay."""

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.models import Message, State
from events.registration import actions
from events.registration.invariants import broken
from events.registration.person import Wish
from tests import make

pytestmark = pytest.mark.django_db


def waiting(at, **fields):
    """Somebody with a place, waiting for a full workshop and holding the reserve; one is ahead."""
    event = make.conference(rounds=1, sessions=2, each=1, **fields)
    full, reserve = event.sessions.all()
    make.registration(event, choices=(full,), at=at)
    ahead = actions.register(event=event, person=make.person("Piet Bakker"), wishes=(Wish(full),), at=at)
    mine = actions.register(event=event, person=make.person(), wishes=(Wish(full, reserve),), at=at)
    return mine, full, reserve, ahead


def address(registration, session) -> str:
    return reverse("bijeen_fixed:registration-leave-list", args=[registration.code, session.pk])


def test_it_ends_the_waiting_and_nothing_else(now):
    mine, full, reserve, ahead = waiting(now)
    actions.leave_waiting_list(registration=mine, session=full, at=now)

    assert mine.choices.get(session=full).state == State.CANCELLED
    assert mine.choices.get(session=reserve).state == State.CONFIRMED
    assert ahead.choices.get().state == State.WAITING
    mine.refresh_from_db()
    assert mine.state == State.CONFIRMED and broken() == []
    assert mine.event.facts.filter(name="waiting_list_left", registration=mine).count() == 1
    assert Message.objects.filter(registration=mine).latest("pk").kind == "choices_changed"


def test_leaving_it_twice_is_once(now):
    mine, full, _reserve, _ahead = waiting(now)
    for _ in range(2):
        actions.leave_waiting_list(registration=mine, session=full, at=now)
    assert mine.event.facts.filter(name="waiting_list_left").count() == 1


def test_the_page_says_it_on_top_with_number_and_reserve_and_a_way_out(client):
    mine, full, reserve, _ahead = waiting(clock(), starts_at=clock().replace(year=clock().year + 1, day=1))
    page = client.get(reverse("bijeen_fixed:registration", args=[mine.code])).content.decode()

    alert, ticket = page.index("Je staat op de wachtlijst in Ronde 1"), page.index('class="b-ticket"')
    assert alert < ticket
    assert "Je bent nummer 2." in page and f"Tot die tijd heb je een plek bij {reserve.title}." in page
    assert address(mine, full) in page and "Je plek zolang je wacht" in page
    assert full.title in client.get(address(mine, full)).content.decode()
    assert mine.choices.get(session=full).state == State.WAITING  # opening the link does nothing
    assert client.post(address(mine, full)).status_code == 302
    assert mine.choices.get(session=full).state == State.CANCELLED
    assert client.get(address(mine, full)).status_code == 302  # there is nothing to leave any more


@pytest.mark.parametrize("hidden", [{"visibility": "closed"}, {"visibility": "closed", "is_sensitive": True}])
def test_there_is_no_number_where_it_may_not_be_told(client, hidden):
    mine, full, _reserve, _ahead = waiting(clock(), starts_at=clock().replace(year=clock().year + 1, day=1), **hidden)
    page = client.get(reverse("bijeen_fixed:registration", args=[mine.code])).content.decode()
    assert "Je staat op de wachtlijst in Ronde 1" in page and "Je bent nummer" not in page
    assert (full.title in page) is not hidden.get("is_sensitive", False)


def test_the_page_costs_the_same_for_one_waiting_list_and_three(client, django_assert_num_queries):
    event = make.conference(starts_at=clock().replace(year=clock().year + 1, day=1), rounds=3, sessions=1, each=0)
    for number in (1, 3):
        wishes = tuple(Wish(session) for session in event.sessions.all()[:number])
        mine = actions.register(event=event, person=make.person(), wishes=wishes, at=clock())
        with django_assert_num_queries(8):
            client.get(reverse("bijeen_fixed:registration", args=[mine.code]))
