"""What the desk is reminded of: a call within five working days, a question after three months."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests import make
from tests.toolkits import build
from toolkits.requests.attention import MONTHS_3, of_user

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def lines(user, at) -> list[tuple[str, str]]:
    return [(need.level, str(need.sentence)) for need in of_user(user, at)]


def test_a_new_request_is_asked_for_and_pressing_when_the_day_is_over(manager, now):
    request = build.request(due_on=now.date())
    (need,) = of_user(manager, now)
    assert need.level == "info" and "Bel uiterlijk op 12 januari" in str(need.sentence)
    assert need.address == reverse("bijeen_events:toolkits-desk-request", args=[request.pk])
    assert lines(manager, now + DAY)[0][0] == "error" and "beloofden" in lines(manager, now + DAY)[0][1]
    assert need.hurts_at.isoformat() == "2027-01-12T16:00:00+00:00"


def test_after_three_months_somebody_asks_what_is_used(manager, now):
    build.request(state="given", given_at=now)
    assert lines(manager, now + MONTHS_3) == []
    assert "drie maanden geleden" in lines(manager, now + MONTHS_3 + DAY)[0][1]


def test_a_training_without_a_request_and_a_request_without_a_training_are_named(manager, now):
    build.request(state="withdrawn", event=make.event(starts_at=now + DAY))
    build.request(state="withdrawn", event=make.event(starts_at=now - DAY))
    build.request(state="withdrawn", event=make.event(starts_at=now + DAY, status="cancelled", cancelled_at=now))
    build.request(state="planned")
    said = [sentence for _level, sentence in lines(manager, now)]
    assert len(said) == 2 and "staat nog gepland" in said[0] and "weggegooid" in said[1]


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_one_and_three_and_is_for_keepers_alone(
    organiser, stranger, now, django_assert_num_queries, number
):
    for _turn in range(number):
        build.request()
        build.request(state="withdrawn", event=make.event(starts_at=now + DAY))
    with django_assert_num_queries(2):
        assert len(of_user(organiser, now)) == 2 * number
    assert of_user(stranger, now) == []


def test_the_desk_shows_the_line_to_who_may_answer(client, organiser, now):
    build.request(organisation_name="Stichting Wacht")
    client.force_login(organiser)
    assert "Stichting Wacht" in client.get("/beheer/").content.decode()
