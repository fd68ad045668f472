"""Who works here, and what they have in hand."""

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Prefetch, QuerySet

from events.access import ORGANISING
from events.models import Event, Role, Session


def staff() -> QuerySet:
    """Everybody who has or had a role, with the roles of now as `roles_now`."""
    now = Role.objects.filter(ended_at=None).select_related("event", "session__event")
    return (
        get_user_model()
        .objects.filter(bijeen_roles__isnull=False)
        .distinct()
        .prefetch_related(Prefetch("bijeen_roles", queryset=now, to_attr="roles_now"))
        .order_by("-is_active", "pk")
    )


def events_in_hand(user: Any, at: datetime) -> QuerySet[Event]:
    """The events that somebody organises alone and that are not over: they need somebody to take over."""
    roles = Role.objects.filter(ended_at=None, name__in=ORGANISING, event__isnull=False)
    shared = roles.exclude(user=user).filter(user__is_active=True).values("event")
    mine = roles.filter(user=user).values("event")
    return Event.objects.filter(pk__in=mine).exclude(pk__in=shared).exclude(status="closed").exclude(ends_at__lt=at)


def who_can_take_over(leaver: Any) -> QuerySet:
    """Colleagues who organise: everywhere, as programme manager, or an event. An administrator by that role alone does not."""
    roles = Role.objects.filter(ended_at=None, session=None, name__in=(*ORGANISING, Role.Name.PROGRAMME_MANAGER))
    return get_user_model().objects.filter(is_active=True, pk__in=roles.values("user")).exclude(pk=leaver.pk)


def sessions_in_hand(user: Any, at: datetime) -> QuerySet[Session]:
    """The coming sessions that somebody gives."""
    roles = Role.objects.filter(ended_at=None, name=Role.Name.TRAINER, user=user, session__isnull=False)
    return Session.objects.filter(pk__in=roles.values("session"), ends_at__gte=at).select_related("event")
