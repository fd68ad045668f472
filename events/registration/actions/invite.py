"""Invite somebody: a personal link, before any registration."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from events import names
from events.facts import announce
from events.messages import actions as messages
from events.models import Event, Invitation, WayIn
from events.places.pools import lock_event
from events.refusals import Refusal
from events.registration.actions.groups import Line
from events.registration.facts import invited
from events.registration.queries import same_person
from events.registration.refusals import ComesAlready, InvitedAlready, NotReadable, RegistrationClosed


@dataclass(frozen=True)
class Fate:
    """What became of one pasted line: invited, or why not."""

    line: Line
    refusal: Refusal | None = None


@transaction.atomic
def invite(
    *,
    event: Event,
    first_name: str,
    email: str,
    at: datetime,
    by: Any,
    family_name: str = "",
    language: str = "nl",
) -> Invitation:
    """Mail somebody a link of their own, with which they register; one address once. Announces `invited`.

    Refuses: RegistrationClosed (before it is on the agenda, and once registering has ended), InvitedAlready, ComesAlready.
    """
    _pools, event = lock_event(event, None)
    ends = event.takes_until
    if event.status != Event.Status.PUBLISHED or event.way_in == WayIn.NONE or not ends or ends <= at:
        raise RegistrationClosed()
    email = email.strip().lower()
    if same_person(event, email, names.sort_key(first_name, family_name)):
        raise ComesAlready()
    person = {"first_name": first_name.strip(), "family_name": family_name.strip(), "email": email}
    try:
        with transaction.atomic():
            invitation = Invitation.objects.create(event=event, language=language, **person)
    except IntegrityError as error:
        raise InvitedAlready() from error
    invitation.invited_at = at
    invitation.save(update_fields=["invited_at"])
    announce(invited, event=event, at=at, by=by, invitation=invitation.pk)
    messages.plan(
        kind="invitation",
        key=f"invitation:{invitation.pk}",
        event=event,
        email=email,
        language=language,
        at=at,
        code=invitation.code,
    )
    return invitation


def invite_lines(*, event: Event, lines: list[Line], language: str, at: datetime, by: Any) -> list[Fate]:
    """Invite each of these by itself: what is refused of one keeps nobody else from the invitation. Announces `invited`."""
    return [_fate(event, line, language, at, by) for line in lines]


def _fate(event: Event, line: Line, language: str, at: datetime, by: Any) -> Fate:
    if line.is_wrong or not line.email:
        return Fate(line, NotReadable())
    person = {"first_name": line.first_name, "family_name": line.family_name, "email": line.email}
    try:
        invite(event=event, language=language, at=at, by=by, **person)
    except Refusal as no:
        return Fate(line, no)
    return Fate(line)
