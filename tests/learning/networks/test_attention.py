"""What the desk is told of networks, with and without a series."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now as clock

from events.desk.attention import needs_for, needs_of
from events.extend import desk_attentions
from tests import make
from tests.learning import build

pytestmark = pytest.mark.django_db


def said(needs) -> list[str]:
    return [str(need.sentence) for need in needs if "/netwerken/" in need.address]


def test_a_request_waits_at_its_event_and_without_one_at_the_desk(client, organiser):
    event = build.series(organiser=organiser)
    with_series = build.network(event=event)
    alone = build.network("Leernetwerk alleen", made_by=organiser)
    for network in (with_series, alone, alone):
        build.asked(network)
    at = clock()
    assert said(needs_of([event], at, set())) == ["1 organisatie wil meedoen en wacht op antwoord."]
    assert said(needs_for(organiser, [event], at, set())) == [
        "1 organisatie wil meedoen en wacht op antwoord.",
        "Leernetwerk alleen: 2 organisaties willen meedoen en wachten op antwoord.",
    ]
    client.force_login(organiser)
    page = client.get(reverse("bijeen_events:desk-home")).content.decode()
    assert page.count("/beheer/netwerken/") >= 2 and "Leernetwerk alleen" in page


def test_goals_that_lie_still_are_counted_shortly_before_the_next_meeting():
    at = make.BEFORE + timedelta(days=100)
    event = build.series(starts_at=at - timedelta(weeks=2))  # the next meeting is in two weeks
    member = build.member(build.network(event=event))
    for state in ("chosen", "tried", "habit", "stopped"):
        build.goal(member, state=state)
    build.goal(member, state_at=at - timedelta(days=10))
    [sentence] = said(needs_of([event], at, set()))
    assert sentence.startswith("Over 2 verbeterdoelen schreef niemand iets in drie maanden. De volgende bijeenkomst")
    assert said(needs_of([event], at - timedelta(days=20), set())) == []  # not so long ago yet
    far = build.series(starts_at=at + timedelta(weeks=5))
    build.goal(build.member(build.network(event=far)))
    assert said(needs_of([far], at, set())) == []


def test_a_series_that_is_over_asks_to_finish_the_network(organiser):
    at = clock()
    over = build.series(organiser=organiser, starts_at=at - timedelta(weeks=40))
    build.network("Klaar netwerk", event=over)
    build.network("Al afgerond", event=build.series(organiser=organiser), status="finished", finished_at=at)
    [sentence] = said(needs_for(organiser, [], at, set()))
    assert "De reeks van Klaar netwerk is voorbij." in sentence
    assert said(needs_for(make.user("ander", role="organiser"), [], at, set())) == []


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_one_and_three(organiser, django_assert_num_queries, number):
    events = [build.series(organiser=organiser, starts_at=clock() - timedelta(weeks=2)) for _turn in range(number)]
    for event in events:
        network = build.network(event=event)
        build.goal(build.member(network))
        build.asked(network)
        build.asked(build.network(made_by=organiser))
    [ours] = [one for one in desk_attentions if one.key == "networks"]
    with django_assert_num_queries(6):
        ours.find(organiser, clock())
