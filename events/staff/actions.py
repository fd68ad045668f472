"""Giving and ending roles; deactivating somebody."""

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.access import ORGANISING
from events.calendar.actions import end_feeds_of_staff
from events.facts import announce, fact
from events.models import Event, Role, Session
from events.staff import queries
from events.staff.refusals import (
    HasRoleAlready,
    IsActiveAlready,
    LastAdministrator,
    SuccessorNeeded,
    SuccessorNotActive,
    SuccessorNotOrganising,
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
    everywhere = Q(event=None, session=None, name=Role.Name.ADMINISTRATOR)
    beside = everywhere if role.name == Role.Name.ADMINISTRATOR else Q(event=role.event_id, name__in=ORGANISING)
    _lock_roles(Q(pk=role.pk) | beside if role.event_id or role.name == Role.Name.ADMINISTRATOR else Q(pk=role.pk))
    role = Role.objects.select_related("user", "event", "session").get(pk=role.pk)
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
    """End somebody's access at once: roles, password, calendar links and every session, also those that are open elsewhere.

    What this person organised alone goes to `successor`. Sessions that this person gave are left without their trainer's
    account; the desk shows that. Announces `staff_deactivated`.

    Refuses: LastAdministrator, SuccessorNeeded (with the number of events), SuccessorNotActive, SuccessorNotOrganising.
    """
    both = [person.pk for person in (user, successor) if person is not None]
    locked = {row.pk: row for row in get_user_model().objects.select_for_update().filter(pk__in=both).order_by("pk")}
    user, successor = locked[user.pk], locked[successor.pk] if successor is not None else None
    organised = Role.objects.filter(user=user, name__in=ORGANISING, event__isnull=False).values("event")
    _lock_roles(Q(event=None, session=None, name=Role.Name.ADMINISTRATOR) | Q(event__in=organised, name__in=ORGANISING))
    _refuse_last_administrator(user)
    events = list(queries.events_in_hand(user, at))
    if events and successor is None:
        raise SuccessorNeeded(events=len(events))
    if successor is not None and (successor == user or not successor.is_active):
        raise SuccessorNotActive()
    if successor is not None and not queries.who_can_take_over(user).filter(pk=successor.pk).exists():
        raise SuccessorNotOrganising()
    for event in events:
        Role.objects.get_or_create(user=successor, name=Role.Name.ORGANISER, event=event, session=None, ended_at=None)
        announce(role_given, event=event, at=at, by=by, role=Role.Name.ORGANISER, user=str(successor.pk))
    Role.objects.filter(user=user, ended_at=None).update(ended_at=at)
    end_feeds_of_staff(user=user, at=at, by=by)
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


def _lock_roles(which: Q) -> None:
    """Everybody's rows, by id, before anything is counted: two who end each other at the same moment take turns."""
    rows = Role.objects.filter(which, ended_at=None).select_for_update(of=("self",)).order_by("pk")
    list(rows.values_list("pk"))


def _refuse_last_administrator(user: Any) -> None:
    roles = Role.objects.filter(
        name=Role.Name.ADMINISTRATOR, ended_at=None, event=None, session=None, user__is_active=True
    )
    administrators = {role.user_id for role in roles}
    if administrators == {user.pk}:
        raise LastAdministrator()
