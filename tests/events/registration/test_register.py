"""Registering: a place, or the end of the list; once; and every reason why not."""

from datetime import timedelta

import pytest

from events.models import AccessNeed, DietaryNeed, Fact, Invitation, Message, Organisation, Registration, State
from events.registration.actions import register
from events.registration.invariants import broken
from events.registration.person import Needs, Wish
from events.registration.refusals import (
    ByInvitation,
    ChoiceOverlaps,
    EnoughOfOrganisation,
    EventFull,
    NotInThisEvent,
    NotOpenYet,
    RegistrationClosed,
)
from tests import make

pytestmark = pytest.mark.django_db


def test_it_gives_a_place_and_plans_the_mail(now):
    event = make.event(places=1)

    registration = register(event=event, person=make.person("Gülşen van der Doğan"), at=now)

    assert registration.state == State.CONFIRMED
    assert (registration.first_name, registration.family_name) == ("Gülşen", "van der Doğan")
    assert registration.sort_key == "dogan gulsen"
    assert event.pools.get().taken == 1
    assert Fact.objects.get().name == "registered"
    assert Message.objects.get().kind == "confirmation"
    assert broken() == []


def test_a_full_event_gives_the_end_of_the_list(now):
    event = make.event(places=1)
    register(event=event, person=make.person(), at=now)

    late = register(event=event, person=make.person(), at=now + timedelta(minutes=1))

    assert (late.state, late.waiting_since) == (State.WAITING, now + timedelta(minutes=1))
    assert Message.objects.get(registration=late).kind == "waiting_list"
    assert event.pools.get().taken == 1
    assert broken() == []


def test_a_full_event_without_a_list_refuses_and_writes_nothing(now):
    event = make.event(places=0, has_waiting_list=False)

    with pytest.raises(EventFull):
        register(event=event, person=make.person(), at=now)

    assert not Registration.objects.exists() and not Message.objects.exists() and not Fact.objects.exists()


def test_the_same_person_is_one_registration(now):
    event = make.event(places=5)
    once = register(event=event, person=make.person(email="A@Example.org"), at=now)
    again = register(event=event, person=make.person(email="a@example.org"), at=now)

    assert once.pk == again.pk
    assert event.pools.get().taken == 1
    assert Message.objects.count() == 1


def test_a_workshop_is_taken_and_a_full_one_waits_beside_the_place(now):
    event = make.conference(places=10, each=1)
    first, second = (round_.sessions.first() for round_ in event.rounds.all())
    register(event=event, person=make.person(), wishes=(Wish(first),), at=now)

    registration = register(event=event, person=make.person(), wishes=(Wish(first), Wish(second)), at=now)

    states = {choice.session_id: choice.state for choice in registration.choices.all()}
    assert registration.state == State.CONFIRMED
    assert states == {first.pk: State.WAITING, second.pk: State.CONFIRMED}
    assert broken() == []


def test_a_reserve_is_taken_as_long_as_the_first_is_full(now):
    event = make.conference(places=10, each=1, rounds=1)
    first, reserve = event.sessions.all()
    register(event=event, person=make.person(), wishes=(Wish(first),), at=now)

    registration = register(event=event, person=make.person(), wishes=(Wish(first, reserve),), at=now)

    states = {choice.session_id: choice.state for choice in registration.choices.all()}
    assert states == {first.pk: State.WAITING, reserve.pk: State.CONFIRMED}
    assert broken() == []


def test_a_reserve_is_not_needed_when_the_first_has_room(now):
    event = make.conference(places=10, each=1, rounds=1)
    first, reserve = event.sessions.all()

    registration = register(event=event, person=make.person(), wishes=(Wish(first, reserve),), at=now)

    states = {choice.session_id: choice.state for choice in registration.choices.all()}
    assert states == {first.pk: State.CONFIRMED, reserve.pk: State.CANCELLED}
    assert broken() == []


def test_choices_of_somebody_without_a_place_are_wishes(now):
    event = make.conference(places=0, each=5)

    registration = register(event=event, person=make.person(), wishes=(Wish(event.sessions.first()),), at=now)

    assert registration.choices.get().state == State.SUBMITTED
    assert broken() == []


def test_a_request_holds_nothing_until_somebody_answers(now):
    event = make.event(way_in="request", places=1)

    registration = register(event=event, person=make.person(), at=now)

    assert registration.state == State.REQUESTED
    assert event.pools.get().taken == 0
    assert Message.objects.get().kind == "request_received"


def test_staff_gives_a_place_without_asking_and_outside_the_window(now, organiser):
    event = make.event(way_in="request", closes_at=now - timedelta(days=1))

    registration = register(event=event, person=make.person(email=""), at=now, by=organiser)

    assert registration.state == State.CONFIRMED
    assert not Message.objects.exists()


def test_needs_stand_apart(now):
    registration = register(
        event=make.event(),
        person=make.person(),
        needs=Needs(dietary=("halal",), access=("hearing_loop",), companion=True),
        at=now,
    )

    assert DietaryNeed.objects.get().values == ["halal"]
    assert AccessNeed.objects.get(registration=registration).companion


def test_an_organisation_that_is_not_in_the_list_becomes_one_draft(now):
    event = make.event()
    for _ in range(2):
        register(event=event, person=make.person(standing="unlisted", unlisted_name="Stichting  Samen"), at=now)

    draft = Organisation.objects.get()
    assert draft.is_draft and not draft.is_listed
    assert draft.registrations.count() == 2


def test_it_refuses_outside_the_window(now):
    with pytest.raises(NotOpenYet):
        register(event=make.event(opens_at=now + timedelta(days=1)), person=make.person(), at=now)
    with pytest.raises(RegistrationClosed):
        register(event=make.event(closes_at=now), person=make.person(), at=now)
    with pytest.raises(RegistrationClosed):
        register(event=make.event(status="draft"), person=make.person(), at=now)
    with pytest.raises(RegistrationClosed):
        register(event=make.event(status="cancelled"), person=make.person(), at=now)


def test_it_refuses_who_was_not_invited(now):
    event = make.event(way_in="invited")
    with pytest.raises(ByInvitation):
        register(event=event, person=make.person(), at=now)

    invitation = Invitation.objects.create(event=event, email="gast@example.org")
    person = make.person(email="Gast@example.org")
    assert register(event=event, person=person, at=now, invitation=invitation).state == State.CONFIRMED
    invitation.refresh_from_db()
    assert invitation.answered_at == now


def test_it_refuses_sessions_of_elsewhere_and_two_at_one_moment(now):
    event, other = make.conference(), make.conference()
    with pytest.raises(NotInThisEvent):
        register(event=event, person=make.person(), wishes=(Wish(other.sessions.first()),), at=now)
    first, second = event.rounds.first().sessions.all()
    with pytest.raises(ChoiceOverlaps):
        register(event=event, person=make.person(), wishes=(Wish(first), Wish(second)), at=now)


def test_an_organisation_sends_no_more_than_it_may(now):
    event = make.event(is_per_organisation=True, most_per_organisation=1)
    organisation = make.organisation()
    register(event=event, person=make.person(organisation=organisation), at=now)

    with pytest.raises(EnoughOfOrganisation):
        register(event=event, person=make.person(organisation=organisation), at=now)


def test_a_registration_costs_few_statements(now, django_assert_max_num_queries):
    event = make.conference(places=10, each=5, rounds=1)
    person, wish = make.person(), Wish(event.sessions.first())
    with django_assert_max_num_queries(12):
        register(event=event, person=person, wishes=(wish,), at=now)
