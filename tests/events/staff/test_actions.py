"""Roles: given, ended, and what happens when somebody leaves."""

import pytest
from django.contrib.auth import authenticate

from events import access
from events.models import Fact, Role
from events.staff import actions, queries
from events.staff.refusals import (
    HasRoleAlready,
    IsActiveAlready,
    LastAdministrator,
    SuccessorNeeded,
    SuccessorNotActive,
    SuccessorNotOrganising,
)
from tests import make

pytestmark = pytest.mark.django_db


def test_a_role_is_given_once_and_written_down(stranger, administrator, now):
    actions.give_role(user=stranger, name="organiser", at=now, by=administrator)

    assert access.may_make_events(stranger)
    assert Fact.objects.get(name="role_given").data == {"role": "organiser", "user": str(stranger.pk)}
    with pytest.raises(HasRoleAlready):
        actions.give_role(user=stranger, name="organiser", at=now, by=administrator)


def test_an_ended_role_opens_nothing(organiser, administrator, now):
    actions.end_role(role=organiser.bijeen_roles.get(), at=now, by=administrator)

    assert not access.may_make_events(organiser)


def test_the_last_administrator_stays(administrator, now):
    with pytest.raises(LastAdministrator):
        actions.end_role(role=administrator.bijeen_roles.get(), at=now, by=administrator)
    with pytest.raises(LastAdministrator):
        actions.deactivate_staff(user=administrator, at=now, by=administrator)


def test_an_event_is_not_left_without_an_organiser(organiser, administrator, now):
    event = make.event(organiser=organiser)

    with pytest.raises(SuccessorNeeded) as no:
        actions.end_role(role=event.roles.get(), at=now, by=administrator)
    assert no.value.details == {"events": 1}


def test_who_leaves_hands_over_and_can_do_nothing_more(client, organiser, manager, administrator, now):
    event = make.event(organiser=organiser)
    client.force_login(organiser)

    with pytest.raises(SuccessorNeeded):
        actions.deactivate_staff(user=organiser, at=now, by=administrator)
    with pytest.raises(SuccessorNotActive):
        actions.deactivate_staff(user=organiser, at=now, by=administrator, successor=organiser)
    actions.deactivate_staff(user=organiser, at=now, by=administrator, successor=manager)

    organiser.refresh_from_db()
    assert not access.events_to_organise(organiser).exists()
    assert Role.objects.filter(user=manager, event=event, name="organiser", ended_at=None).exists()
    assert not client.get("/beheer/").wsgi_request.user.is_authenticated
    assert authenticate(email=organiser.email) is None


def test_an_event_that_a_colleague_shares_needs_no_successor(organiser, manager, administrator, now):
    event = make.event(organiser=organiser)
    Role.objects.create(user=manager, name="co_organiser", event=event)

    actions.deactivate_staff(user=organiser, at=now, by=administrator)

    assert Role.objects.filter(event=event, ended_at=None).get().user == manager


def test_an_administrator_who_does_not_organise_takes_nothing_over(organiser, administrator, now):
    event = make.event(organiser=organiser, visibility="confidential", is_sensitive=True)
    for nobody in (administrator, make.user("helper", role="privacy_officer")):
        with pytest.raises(SuccessorNotOrganising):
            actions.deactivate_staff(user=organiser, at=now, by=administrator, successor=nobody)
    assert not access.events_to_organise(administrator).exists()
    assert list(queries.who_can_take_over(organiser)) == []

    colleague = make.user("collega", role="organiser")
    assert list(queries.who_can_take_over(organiser)) == [colleague]
    actions.deactivate_staff(user=organiser, at=now, by=administrator, successor=colleague)
    assert event.roles.get(ended_at=None).user == colleague


def test_an_account_is_switched_on_again_without_roles(administrator, now):
    colleague = make.user("terug", role="organiser")
    with pytest.raises(IsActiveAlready):
        actions.reactivate_staff(user=colleague, at=now, by=administrator)
    actions.deactivate_staff(user=colleague, at=now, by=administrator)

    back = actions.reactivate_staff(user=colleague, at=now, by=administrator)

    assert back.is_active and not access.roles_of(back).exists()
    assert Fact.objects.filter(name="staff_reactivated", by=administrator).count() == 1
