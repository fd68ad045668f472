"""A new link; the old one is dead."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from events.codes import page_code
from events.facts import announce
from events.messages import actions as messages
from events.models import Event, Registration
from events.registration.actions.standing import locked
from events.registration.facts import link_renewed
from events.registration.limits import refuse_too_many

RECENT = timedelta(days=400)


@transaction.atomic
def renew_link(*, registration: Registration, at: datetime, by: Any = None) -> Registration:
    """Mail a new link; the old one opens nothing from now on. The ticket stays. Announces `link_renewed`.

    Refuses: TooOften.
    """
    refuse_too_many(registration, at, by)
    registration = locked(registration)
    registration.code = page_code()
    registration.save(update_fields=["code"])
    told = announce(link_renewed, registration=registration, at=at, by=by)
    messages.plan(kind="renewed_link", key=f"link:{registration.pk}:{told.pk}", registration=registration, at=at)
    return registration


@transaction.atomic
def mail_known_form(*, email: str, at: datetime, event: Event, language: str = "nl", invitation: str = "") -> None:
    """Mail what we know to its own address: a form for `event` that is filled in.

    Runs behind the page (`Ask`): an unknown address gets no mail, and nothing tells so. Once in ten minutes. The form
    is filled with what somebody sent from this address: not by staff, not by a contact, and only when every form from it
    bore the same name; else anybody could put words in it. It then holds the address alone.
    """
    known = Registration.objects.filter(email=email.strip().lower(), registered_at__gt=at - RECENT)
    latest = known.order_by("-registered_at", "-pk").first()
    if latest is None:
        return
    own = known.filter(group=None, added_by=None).order_by("-registered_at", "-pk")
    names = set(own.values_list("sort_key", flat=True))
    is_mine = len(names) == 1
    source = own.first() if is_mine else latest
    messages.plan(
        kind="filled_form",
        key=f"filled_form:{event.pk}:{latest.pk}:{at:%Y%m%d%H}{at.minute // 10}",
        event=event,
        email=latest.email,
        language=language,
        at=at,
        registration_id=source.pk if source else latest.pk,
        is_mine=is_mine,
        code=invitation,
    )
