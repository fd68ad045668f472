"""People in the demo's year, as pages behind a code need them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.timezone import now

from events.models import Event, Group, SessionChoice, State
from events.registration import actions
from events.registration.person import Person


def waiting_for_a_workshop() -> tuple[str, int]:
    """Somebody who has a place, waits for a full workshop, and goes to another as long as it is full."""
    held = SessionChoice.objects.filter(
        state=State.CONFIRMED, registration=OuterRef("registration"), round=OuterRef("round")
    )
    coming = {"registration__event__starts_at__gt": now(), "registration__language": "nl"}
    waiting = SessionChoice.objects.filter(
        Exists(held), state=State.WAITING, registration__state=State.CONFIRMED, **coming
    )
    choice = waiting.select_related("registration").order_by("session__is_sensitive", "pk")[:1].get()
    return choice.registration.code, choice.session_id


def just_now(**fields: Any) -> Callable[[], str]:
    """Somebody who registered a minute ago at the first event like this."""

    def register() -> str:
        events = Event.objects.filter(status="published", starts_at__gt=now() + timedelta(weeks=1), **fields)
        event = events.order_by("starts_at")[:1].get()
        person = Person("Noor", "van den Berg", "noor.vandenberg@example.org", role="professional")
        return actions.register(event=event, person=person, at=now()).code

    return register


def colleague_to_cancel() -> tuple[str, int]:
    """One of a contact's colleagues."""
    group = Group.objects.order_by("pk")[:1].get()
    return group.code, group.registrations.filter(state=State.CONFIRMED)[:1].get().pk
