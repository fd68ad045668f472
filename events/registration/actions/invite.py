"""Invite somebody: a personal link, before any registration. Of a list the fate of each line is known before anything is sent."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from events import names
from events.codes import page_code
from events.facts import announce
from events.messages import actions as messages
from events.models import ALIVE, Event, Invitation, Registration, WayIn
from events.places.pools import lock_event
from events.refusals import Refusal
from events.registration.actions.groups import Line
from events.registration.facts import invited
from events.registration.queries import same_person
from events.registration.refusals import (
    ComesAlready,
    InvitedAlready,
    InvitingOver,
    NotReadable,
    NotYetInviting,
    TwiceInList,
)

FRESH = {"reminded_at": None, "answered_at": None, "declined_at": None, "withdrawn_at": None}
ADDRESS = re.compile(r"[^\s;,<>\"']+@[^\s;,<>\"']+")


@dataclass(frozen=True)
class Fate:
    """What becomes of one line: invited, or why not."""

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
    """Mail somebody a link of their own, with which they register; one address once, and anew when it was withdrawn.

    Announces `invited`.

    Refuses: NotYetInviting, InvitingOver, InvitedAlready, ComesAlready.
    """
    _pools, event = lock_event(event, None)
    if no := why_not_inviting(event, at):
        raise no
    email = email.strip().lower()
    if same_person(event, email, names.sort_key(first_name, family_name)):
        raise ComesAlready()
    person = {"first_name": first_name.strip(), "family_name": family_name.strip(), "language": language}
    invitation = _written(event, email, person, at)
    told = announce(invited, event=event, at=at, by=by, invitation=invitation.pk)
    messages.plan(
        kind="invitation",
        key=f"invitation:{invitation.pk}:{told.pk}",
        event=event,
        email=email,
        language=language,
        at=at,
        code=invitation.code,
    )
    return invitation


def why_not_inviting(event: Event, at: datetime) -> Refusal | None:
    """Why nobody is invited to an event now; None when they are."""
    if event.status == Event.Status.DRAFT:
        return NotYetInviting()
    ends = event.takes_until
    is_over = event.status != Event.Status.PUBLISHED or event.way_in == WayIn.NONE or not ends or ends <= at
    return InvitingOver() if is_over else None


def _written(event: Event, email: str, person: dict[str, str], at: datetime) -> Invitation:
    """A new row; or the one that was withdrawn, with a link of its own. Refuses: InvitedAlready.

    A living invitation is not locked: who registers with it holds it while waiting for the pools, which are ours here.
    """
    rows = Invitation.objects.filter(event=event, email=email)
    if rows.filter(withdrawn_at=None).exists():
        raise InvitedAlready()
    found = rows.select_for_update(no_key=True).first()
    if found:
        Registration.objects.filter(invitation=found).update(invitation=None)
    try:
        with transaction.atomic():
            invitation = found or Invitation(event=event, email=email)
            for name, value in {**person, **FRESH, "code": page_code()}.items():
                setattr(invitation, name, value)
            invitation.save()
    except IntegrityError as error:
        raise InvitedAlready() from error
    invitation.invited_at = at
    invitation.save(update_fields=["invited_at"])
    return invitation


def fates_of(*, event: Event, lines: Iterable[Line]) -> list[Fate]:
    """What would become of each line when it is sent now; nothing is written. Two queries, however many lines."""
    lines = list(lines)
    addresses = {line.email for line in lines if line.email}
    rows = Invitation.objects.filter(event=event, email__in=addresses, withdrawn_at=None)
    known = set(rows.values_list("email", flat=True))
    living = Registration.objects.filter(event=event, email__in=addresses, state__in=ALIVE)
    coming = set(living.values_list("email", "sort_key"))
    seen: set[str] = set()
    fates = []
    for line in lines:
        fates.append(Fate(line, _why_not(line, seen, known, coming)))
        seen.add(line.email)
    return fates


def _why_not(line: Line, seen: set[str], known: set[str], coming: set[tuple[str, str]]) -> Refusal | None:
    if line.is_wrong or not line.email:
        return NotReadable(why=_why_unreadable(line))
    if line.email in seen:
        return TwiceInList()
    if (line.email, names.sort_key(line.first_name, line.family_name)) in coming:
        return ComesAlready()
    return InvitedAlready() if line.email in known else None


def _why_unreadable(line: Line) -> str:
    found = ADDRESS.search(line.text)
    if found is None:
        return _("er staat geen mailadres bij")
    try:
        validate_email(found[0])
    except ValidationError:
        return _("het mailadres klopt niet")
    if line.why == "too_long":
        return _("de naam is te lang")
    has_name = any(sign.isalpha() for sign in line.text.replace(found[0], ""))
    return _("er staat geen puntkomma tussen de naam en het mailadres") if has_name else _("er staat geen naam bij")


def invite_lines(*, event: Event, lines: list[Line], language: str, at: datetime, by: Any) -> list[Fate]:
    """Invite each of these by itself: what is refused of one keeps nobody else from the invitation. Announces `invited`."""
    return [_fate(event, fate, language, at, by) for fate in fates_of(event=event, lines=lines)]


def _fate(event: Event, fate: Fate, language: str, at: datetime, by: Any) -> Fate:
    line = fate.line
    if fate.refusal:
        return fate
    person = {"first_name": line.first_name, "family_name": line.family_name, "email": line.email}
    try:
        invite(event=event, language=language, at=at, by=by, **person)
    except Refusal as no:
        return Fate(line, no)
    return fate
