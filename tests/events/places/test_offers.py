"""A place that is offered: held until a term, answered once, reminded of once, and never revived."""

from datetime import timedelta

import pytest

from events.models import Event, Fact, Message, PlaceOffer, Registration, Session, State
from events.places.actions import end_terms, expire_offers, remind_offers, set_places, withdraw_offers
from events.places.pools import lock
from events.planning.actions import cancel_event, change_event, move_event
from events.registration import actions
from events.registration.invariants import broken
from events.registration.person import Wish
from events.registration.refusals import ComesAlready, EventOver, NotInThisState, OfferOver, RegistrationClosed
from tests import make

pytestmark = pytest.mark.django_db
MONDAY = make.DAY - timedelta(days=24)  # 15 February, 9.30: no holiday near


def crowd(event, number: int, at=MONDAY) -> list[Registration]:
    return [actions.register(event=event, person=make.person(), at=at + timedelta(minutes=n)) for n in range(number)]


def offering(**fields) -> Event:
    return make.event(**{"places": 1, "freed_places": "offered", **fields})


@pytest.fixture
def offered():
    """A place for one, that is offered to the first of two who wait."""
    event = offering()
    has, first, second = crowd(event, 3)
    actions.cancel_registration(registration=has, at=MONDAY + timedelta(hours=1))
    return event, fresh(first), fresh(second)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def kinds(row, status: str = "due") -> list[str]:
    return list(Message.objects.filter(registration=row, status=status).order_by("pk").values_list("kind", flat=True))


def test_a_freed_place_is_held_for_the_first_until_a_term(offered):
    event, first, second = offered

    assert (first.state, second.state) == (State.OFFERED, State.WAITING)
    assert PlaceOffer.objects.get().expires_at == MONDAY + timedelta(hours=49)
    assert event.pools.get().taken == 1, "nobody else gets it"
    assert kinds(first) == ["place_offered"], "and is not told any more of waiting"
    assert Fact.objects.filter(name="place_offered", registration=first, actor="system").count() == 1
    assert broken() == []


def test_saying_yes_gives_the_place_with_the_workshops_that_were_wished():
    event = make.conference(places=1, rounds=1, each=1, freed_places="offered")
    workshop = event.sessions.first()
    has = actions.register(event=event, person=make.person(), at=MONDAY)
    waits = actions.register(event=event, person=make.person(), wishes=(Wish(workshop),), at=MONDAY)
    actions.cancel_registration(registration=has, at=MONDAY)
    assert waits.choices.get().state == State.SUBMITTED, "a wish holds nothing yet"

    for _ in range(2):  # twice is once
        actions.accept_offer(registration=waits, at=MONDAY + timedelta(hours=1))

    assert (fresh(waits).state, waits.choices.get().state) == (State.CONFIRMED, State.CONFIRMED)
    assert kinds(waits) == ["confirmation"]
    assert Fact.objects.filter(name="offer_accepted", registration=waits).count() == 1
    assert PlaceOffer.objects.get().answer == "accepted"
    assert broken() == []


def test_saying_no_passes_it_on(offered):
    _event, first, second = offered

    actions.cancel_registration(registration=first, at=MONDAY + timedelta(hours=2))

    assert (fresh(first).state, fresh(second).state) == (State.CANCELLED, State.OFFERED)
    assert list(PlaceOffer.objects.order_by("pk").values_list("answer", flat=True)) == ["declined", ""]
    assert broken() == []


def test_a_term_that_passes_goes_to_the_next_and_leaves_one_click_to_the_end_of_the_list(offered):
    event, first, second = offered
    late = MONDAY + timedelta(hours=50)

    assert expire_offers(event=event, at=late) == 1
    assert end_terms(at=late) == 0

    assert (fresh(first).state, fresh(first).reason, fresh(second).state) == ("cancelled", "offer_expired", "offered")
    assert kinds(first) == ["offer_expired"]
    actions.join_list_again(registration=fresh(first), at=late)
    actions.join_list_again(registration=fresh(first), at=late)
    assert fresh(first).state == State.WAITING
    third = actions.register(event=event, person=make.person(), at=late + timedelta(minutes=1))
    for row, expected in ((second, first), (first, third)):
        actions.cancel_registration(registration=fresh(row), at=late + timedelta(hours=1))
        assert fresh(expected).state == State.OFFERED, "in order"
    assert broken() == []


def test_a_place_that_is_free_by_then_is_offered_at_once_to_who_waits_again(offered):
    event, first, second = offered
    late = MONDAY + timedelta(hours=50)
    actions.cancel_registration(registration=second, at=MONDAY + timedelta(hours=2))
    end_terms(at=late)

    assert actions.join_list_again(registration=fresh(first), at=late).state == State.OFFERED
    assert PlaceOffer.objects.filter(registration=first).count() == 2, "another offer: nothing is revived"


def test_yes_after_the_term_is_refused_also_before_the_worker_came_by(offered):
    _event, first, _second = offered
    late = MONDAY + timedelta(hours=50)
    with pytest.raises(OfferOver):
        actions.accept_offer(registration=first, at=late)
    end_terms(at=late)
    with pytest.raises(OfferOver):
        actions.accept_offer(registration=fresh(first), at=late)


def test_who_is_offered_nothing_cannot_say_yes_or_come_back(offered):
    _event, _first, second = offered
    with pytest.raises(NotInThisState):
        actions.accept_offer(registration=second, at=MONDAY)
    actions.cancel_registration(registration=second, at=MONDAY)
    with pytest.raises(NotInThisState):
        actions.join_list_again(registration=fresh(second), at=MONDAY)


def test_nobody_goes_back_to_the_list_of_what_has_begun_or_with_two_registrations(offered):
    event, first, _second = offered
    late = MONDAY + timedelta(hours=50)
    end_terms(at=late)
    with pytest.raises(RegistrationClosed):
        actions.join_list_again(registration=fresh(first), at=event.starts_at)
    person = make.person(f"{first.first_name} {first.family_name}", email=first.email)
    actions.register(event=event, person=person, at=late)
    with pytest.raises(ComesAlready):
        actions.join_list_again(registration=fresh(first), at=late)


def test_who_says_nothing_is_reminded_once_halfway(offered):
    _event, first, _second = offered

    assert remind_offers(at=MONDAY + timedelta(hours=20)) == 0
    assert remind_offers(at=MONDAY + timedelta(hours=26)) == 1
    assert remind_offers(at=MONDAY + timedelta(hours=27)) == 0
    assert kinds(first) == ["place_offered", "offer_reminder"]


def test_who_comes_new_does_not_jump_the_queue(offered):
    event, _first, _second = offered
    new = actions.register(event=event, person=make.person(), at=MONDAY + timedelta(hours=2))
    assert new.state == State.WAITING


def test_a_raised_limit_serves_the_list_first(offered, organiser):
    event, _first, second = offered
    set_places(event=event, capacity=2, at=MONDAY + timedelta(hours=2), by=organiser)
    new = actions.register(event=event, person=make.person(), at=MONDAY + timedelta(hours=3))

    assert (fresh(second).state, new.state) == (State.OFFERED, State.WAITING)


def test_on_the_last_day_places_are_kept_for_who_waits_and_the_organiser_calls(organiser):
    event, day = offering(), make.DAY - timedelta(hours=2)
    has, first, second = crowd(event, 3)
    actions.cancel_registration(registration=has, at=day)

    pool = event.pools.get()
    assert (pool.taken, pool.kept, pool.free) == (0, 1, 0)
    assert {fresh(first).state, fresh(second).state} == {State.WAITING}
    new = actions.register(event=event, person=make.person(), at=day)
    assert new.state == State.WAITING, "who comes now does not get what is kept for the list"
    assert broken() == []


def test_a_moved_event_withdraws_its_offers_and_serves_anew(offered, organiser):
    event, first, second = offered
    days = timedelta(days=7)
    said = {"starts_at": event.starts_at + days, "ends_at": event.ends_at + days}
    at = MONDAY + timedelta(hours=5)
    move_event(event=event, version=event.version, at=at, by=organiser, **said)

    assert (fresh(first).state, fresh(second).state) == (State.OFFERED, State.WAITING)
    assert list(PlaceOffer.objects.order_by("pk").values_list("answer", flat=True)) == ["withdrawn", ""]
    assert kinds(first) == ["changed_event", "place_offered"]
    assert broken() == []


def test_an_event_that_is_off_withdraws_its_offers(offered, organiser):
    event, first, _second = offered
    cancel_event(event=event, version=event.version, reason="ziek", at=MONDAY + timedelta(hours=2), by=organiser)

    assert fresh(first).state == State.WAITING
    assert PlaceOffer.objects.get().answer == "withdrawn"
    assert kinds(first) == ["cancelled_event"]
    with pytest.raises(EventOver):
        actions.accept_offer(registration=fresh(first), at=MONDAY + timedelta(hours=3))
    assert end_terms(at=MONDAY + timedelta(days=3)) == 0
    assert broken() == []


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("freed", "expected"), [("given", 18), ("offered", 18)])
def test_serving_costs_the_same_however_many_are_served(number, freed, expected, organiser, django_assert_num_queries):
    event = make.event(places=1, freed_places=freed)
    crowd(event, number + 1)
    with django_assert_num_queries(expected):
        set_places(event=event, capacity=number + 1, at=MONDAY + timedelta(hours=2), by=organiser)
    assert not event.registrations.filter(state=State.WAITING).exists()


def test_what_is_withdrawn_is_given_back_and_not_mailed_any_more(offered):
    event, first, _second = offered
    pools = lock(event)

    assert [row.pk for row in withdraw_offers(event=event, pools=pools, at=MONDAY + timedelta(hours=2))] == [first.pk]
    pools.save()

    assert (fresh(first).state, event.pools.get().taken, kinds(first)) == (State.WAITING, 0, [])
    assert Fact.objects.filter(name="offer_withdrawn", registration=first).count() == 1
    assert withdraw_offers(event=event, pools=pools, at=MONDAY + timedelta(hours=3)) == []


def test_a_place_in_a_series_that_runs_has_a_term_before_its_next_meeting():
    event = offering(shape="series")
    later = event.starts_at + timedelta(days=14)
    Session.objects.create(event=event, starts_at=later, ends_at=later + timedelta(hours=3))
    Event.objects.filter(pk=event.pk).update(ends_at=later + timedelta(hours=3))
    has, first = crowd(event, 2)
    at = event.starts_at + timedelta(days=4)  # a Monday, between two meetings
    actions.cancel_registration(registration=fresh(has), at=at)

    assert fresh(first).state == State.OFFERED
    assert PlaceOffer.objects.get().expires_at == at + timedelta(hours=48)


def test_who_is_offered_a_place_and_mends_the_address_is_mailed_the_offer(offered, organiser):
    _event, first, _second = offered
    actions.change_person(
        registration=first, version=first.version, at=MONDAY + timedelta(hours=2), by=organiser, email="n@example.org"
    )
    assert kinds(first) == ["place_offered"]


def test_an_offer_is_reviewed_and_declined_like_a_place(organiser):
    event = offering(way_in="request")
    asks = crowd(event, 2)
    for row in asks:
        actions.approve(registration=row, at=MONDAY, by=organiser)
    actions.cancel_registration(registration=asks[0], at=MONDAY)
    mine = fresh(asks[1])
    assert mine.state == State.OFFERED
    person = make.person(role="policy", organisation=make.organisation("Elders"))
    actions.change_work(registration=mine, version=mine.version, person=person, at=MONDAY)

    actions.decline(registration=fresh(mine), at=MONDAY, by=organiser)

    assert fresh(mine).state == State.DECLINED
    assert PlaceOffer.objects.get().answer == "declined"
    assert broken() == []


def test_another_rule_for_the_list_is_followed_at_once(organiser):
    event, day = offering(), make.DAY - timedelta(hours=2)
    has, first = crowd(event, 2)
    actions.cancel_registration(registration=has, at=day)
    assert event.pools.get().kept == 1

    event = fresh(event)
    change_event(event=event, version=event.version, at=day, by=organiser, freed_places="given")

    assert fresh(first).state == State.CONFIRMED
    assert broken() == []


def test_who_was_taken_on_top_keeps_the_place_when_the_event_becomes_sensitive(organiser):
    event = make.event(places=1)
    set_places(event=event, capacity=10, overbooked=10, at=MONDAY, by=organiser)
    crowd(event, 11)
    event = fresh(event)
    change_event(event=event, version=event.version, at=MONDAY, by=organiser, is_sensitive=True)

    pool = event.pools.get()
    assert (pool.capacity, pool.overbooked, pool.limit, pool.taken) == (11, 0, 11, 11)
    assert broken() == []
