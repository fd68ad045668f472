"""Ask for another mail address: nothing changes until both addresses have said yes."""

from datetime import datetime

from events.facts import announce
from events.messages import actions as messages
from events.models import AddressChange, Message, Registration
from events.registration.facts import address_asked


def ask_address(registration: Registration, email: str, at: datetime) -> AddressChange:
    """Mail both addresses a link; who had none confirms the new one alone. What was asked before is forgotten.

    Whether somebody has that address here already is not looked up: it is not proved that it is this person's.
    """
    drop_address_change(registration)
    has_old = bool(registration.email)
    change = AddressChange.objects.create(
        registration=registration, email=email, asked_at=at, confirmed_old_at=None if has_old else at
    )
    if has_old:
        messages.plan(
            kind="address_old", key=_key("old", change), registration=registration, at=at, code=change.code_old
        )
    messages.plan(
        kind="address_new",
        key=_key("new", change),
        email=email,
        language=registration.language,
        at=at,
        code=change.code_new,
        is_alone=not has_old,
    )
    announce(address_asked, registration=registration, at=at)
    return change


def drop_address_change(registration: Registration) -> bool:
    """Forget what was asked, and the mails that ask it; false when nothing was."""
    change = AddressChange.objects.filter(registration=registration).first()
    if change is None:
        return False
    due = Message.objects.filter(key__in=(_key("old", change), _key("new", change)))
    due.exclude(status=Message.Status.SENT).delete()
    change.delete()
    return True


def _key(which: str, change: AddressChange) -> str:
    return f"address_{which}:{change.pk}:{change.asked_at.timestamp():.0f}"
