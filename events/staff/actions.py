"""Giving and ending roles; deactivating somebody."""

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from events.access import ORGANISING
from events.facts import announce, fact
from events.models import Event, Role, Session
from events.staff import queries
from events.staff.refusals import (
    HasRoleAlready,
    IsActiveAlready,
    LastAdministrator,
    SuccessorNeeded,
    SuccessorNotActive,
)

role_given = fact("role_given", _("Rol gegeven"))
role_ended = fact("role_ended", _("Rol beëindigd"))
staff_deactivated = fact("staff_deactivated", _("Medewerker uitgeschakeld"))
staff_reactivated = fact("staff_reactivated", _("Medewerker weer ingeschakeld"))


@transaction.atomic
def give_role(
    *, user: Any, name: str, at: datetime, by: Any, event: Event | None = None, session: Session | None = None
) -> Role:
    """Give somebody a role: everywhere, at one event, or in one session. Announces `role_given`.

    Refuses: HasRoleAlready.
    """
    get_user_model().objects.select_for_update().get(pk=user.pk)
    if Role.objects.filter(user=user, name=name, event=event, session=session, ended_at=None).exists():
        raise HasRoleAlready()
    role = Role.objects.create(user=user, name=name, event=event, session=session)
    announce(role_given, event=event, session=session, at=at, by=by, role=name, user=str(user.pk))
    return role


@transaction.atomic
def end_role(*, role: Role, at: datetime, by: Any) -> Role:
    """Take a role back from this moment. Announces `role_ended`.

    Refuses: LastAdministrator; SuccessorNeeded when an event that is not over would be left without an organiser.
    """
    role = Role.objects.select_for_update(of=("self",)).select_related("user").get(pk=role.pk)
    if role.ended_at:
        return role
    if role.name == Role.Name.ADMINISTRATOR:
        _refuse_last_administrator(role.user)
    if role.name in ORGANISING and role.event_id:
        left = queries.events_in_hand(role.user, at).filter(pk=role.event_id).count()
        if left:
            raise SuccessorNeeded(events=left)
    role.ended_at = at
    role.save(update_fields=["ended_at"])
    announce(role_ended, event=role.event, session=role.session, at=at, by=by, role=role.name, user=str(role.user_id))
    return role


@transaction.atomic
def deactivate_staff(*, user: Any, at: datetime, by: Any, successor: Any = None) -> Any:
    """End somebody's access at once: roles, password and every session, also those that are open elsewhere.

    What this person organised alone goes to `successor`. Sessions that this person gave are left without their trainer's
    account; the desk shows that. Announces `staff_deactivated`.

    Refuses: LastAdministrator, SuccessorNeeded (with the number of events), SuccessorNotActive.
    """
    user = get_user_model().objects.select_for_update().get(pk=user.pk)
    _refuse_last_administrator(user)
    events = list(queries.events_in_hand(user, at))
    if events and successor is None:
        raise SuccessorNeeded(events=len(events))
    if successor is not None and (successor.pk == user.pk or not successor.is_active):
        raise SuccessorNotActive()
    for event in events:
        Role.objects.get_or_create(user=successor, name=Role.Name.ORGANISER, event=event, session=None, ended_at=None)
        announce(role_given, event=event, at=at, by=by, role=Role.Name.ORGANISER, user=str(successor.pk))
    Role.objects.filter(user=user, ended_at=None).update(ended_at=at)
    user.is_active = False
    user.set_unusable_password()  # another hash: a session of before stays ended, also when the account comes back
    user.save(update_fields=["is_active", "password"])
    announce(staff_deactivated, at=at, by=by, user=str(user.pk), events=len(events))
    return user


@transaction.atomic
def reactivate_staff(*, user: Any, at: datetime, by: Any) -> Any:
    """Let somebody sign in again, without any role: those are given anew. Announces `staff_reactivated`.

    Refuses: IsActiveAlready.
    """
    user = get_user_model().objects.select_for_update().get(pk=user.pk)
    if user.is_active:
        raise IsActiveAlready()
    user.is_active = True
    user.save(update_fields=["is_active"])
    announce(staff_reactivated, at=at, by=by, user=str(user.pk))
    return user


def _refuse_last_administrator(user: Any) -> None:
    # Everybody's rows are locked, so that two administrators cannot end each other at the same moment.
    roles = Role.objects.select_for_update(of=("self",)).filter(
        name=Role.Name.ADMINISTRATOR, ended_at=None, event=None, session=None, user__is_active=True
    )
    administrators = {role.user_id for role in roles}
    if administrators == {user.pk}:
        raise LastAdministrator()
