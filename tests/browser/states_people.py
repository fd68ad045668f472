"""Who comes instead, a contact's group, another address, doubles among organisations: each page with its states."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import now

from events.models import Group, Registration, Shape, State
from events.registration import actions
from events.registration.person import Person

MINE, GROUP = "bijeen_fixed:registration", "bijeen_fixed:group"
AMINA = Person("Amina", "el Idrissi", "amina.elidrissi@example.org")


def _coming(**fields: Any) -> QuerySet[Registration]:
    """Who comes to a public event."""
    to_come = {"event__starts_at__gt": now(), "event__status": "published", "language": "nl"}
    return Registration.objects.filter(**{"state": State.CONFIRMED, **to_come, **fields}).order_by("pk")


def _code(**fields: Any) -> Callable[[], str]:
    return lambda: _coming(**fields)[:1].get().code


def replaced() -> str:
    """Whose place somebody else has since today."""
    old = _coming(event__visibility="public", event__is_sensitive=False, group=None).reverse()[:1].get()
    actions.replace_participant(registration=old, person=AMINA, at=now())
    return Registration.objects.get(pk=old.pk).code


def _group() -> Group:
    return Group.objects.order_by("pk")[:1].get()


def colleague() -> tuple[str, int]:
    """One of a contact's colleagues."""
    group = _group()
    return group.code, group.registrations.filter(state=State.CONFIRMED)[:1].get().pk


def at_desk(conference: Callable[[], int]) -> Callable[[], tuple[int, int]]:
    """Somebody who comes to the conference, at the desk."""
    return lambda: (conference(), _coming(event=conference())[:1].get().pk)


def states(seen: Callable[..., Any], organiser: str, conference: Callable[[], int]) -> tuple[Any, ...]:
    """Each page with its states."""
    return (
        seen(MINE, "replaced", args=replaced),
        seen(f"{MINE}-replace", args=_code(event__shape=Shape.CONFERENCE)),
        seen(f"{MINE}-replace", "waiting", args=_code(state=State.WAITING)),
        seen(f"{GROUP}-replace", args=colleague),
        seen("bijeen_events:desk-person-replace", who=organiser, args=at_desk(conference)),
    )
