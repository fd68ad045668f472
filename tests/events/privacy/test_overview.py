"""The privacy officer's page is true: how many there are now, and what went."""

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.models import ForgetRun, State
from events.privacy.queries import what_is_held
from events.registration.forgetting import forget_unplaced
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(db):
    return make.user("officer", role="privacy_officer")


def held() -> dict[str, int]:
    return {line.holding.key: line.rows for line in what_is_held(clock())}


def test_it_counts_who_has_a_name_and_not_who_was_forgotten():
    event = make.event()
    make.registration(event)
    make.registration(event, state=State.WAITING)
    make.registration(event, family_name="", email="", reason="at_door")
    before = held()
    assert (before["registration"], before["unplaced"], before["first_name_at_door"]) == (3, 1, 1)
    forget_unplaced(event.ends_at.replace(year=2028))
    after = held()
    assert (after["registration"], after["unplaced"], after["first_name_at_door"]) == (2, 0, 1)


def test_it_counts_organisations_that_somebody_typed_and_not_those_of_the_list():
    make.organisation("Gemeente Zwolle")
    make.organisation("Buurtclub", is_draft=True)
    assert held()["draft_organisation"] == 1


def test_what_went_is_told_in_words(client, officer):
    ForgetRun.objects.create(at=clock(), counts={"dietary_need": 17, "free_texts": 0, "of_an_app_that_is_gone": 2})
    client.force_login(officer)
    page = client.get(reverse("bijeen_events:privacy-overview")).content.decode()
    assert "Wat je eet: 17" in page and "dietary_need" not in page and "of_an_app_that_is_gone: 2" in page
    assert "waarom je wilt komen: 0" not in page


def test_a_run_in_which_nothing_went_says_so(client, officer):
    ForgetRun.objects.create(at=clock(), counts={"dietary_need": 0})
    client.force_login(officer)
    page = client.get(reverse("bijeen_events:privacy-overview")).content.decode()
    assert "Er was niets dat weg moest." in page
