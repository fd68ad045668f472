"""What is over and still asks something stands on the desk; what only asks before does not any more."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.attendance.actions import claim_presence
from events.models import AccessNeed
from tests import make

pytestmark = pytest.mark.django_db
HOME = reverse("bijeen_events:desk-home")


@pytest.fixture
def over(organiser):
    return make.event("Geweest", starts_at=clock() - timedelta(hours=5), organiser=organiser)


def test_presence_that_is_open_leads_to_closing(desk, over):
    page = desk.get(HOME).content.decode()
    assert "De presentie is nog open." in page and reverse("bijeen_events:desk-close", args=[over.pk]) in page


def test_who_was_there_after_all_is_asked_about_after_closing_too(desk, over):
    person = make.registration(over)
    over.sessions.update(closed_at=clock())
    claim_presence(registration=person, session=over.sessions.get(), at=clock())
    over.status = "closed"
    over.save()
    page = desk.get(HOME).content.decode()
    assert "1 mens zegt: ik was er wel." in page and "nog open" not in page


def test_what_is_closed_asks_nothing(desk, over):
    over.status = "closed"
    over.save()
    assert "Er is nu niets dat op jou wacht." in desk.get(HOME).content.decode()


def test_what_only_asks_before_is_silent_afterwards(desk, over):
    person = make.registration(over, state="requested")
    AccessNeed.objects.create(registration=person, values=["sign"], given_at=clock())
    page = desk.get(HOME).content.decode()
    assert "wacht op antwoord" not in page and "De presentie is nog open." in page


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_as_many_queries_for_one_as_for_three(desk, organiser, number, django_assert_num_queries):
    for _place in range(number):
        event = make.event(starts_at=clock() - timedelta(hours=5), organiser=organiser)
        person = make.registration(event)
        claim_presence(registration=person, session=event.sessions.get(), at=clock())
    desk.get(HOME)
    with django_assert_num_queries(36):
        desk.get(HOME)
