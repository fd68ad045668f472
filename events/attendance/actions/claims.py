""" "Ik was er wel": a participant says to have been there, and gets an answer."""

from datetime import datetime
from typing import Any

from django.db import transaction

from events.attendance.actions.set_presence import mend_presence
from events.attendance.facts import claim_answered, presence_claimed
from events.attendance.refusals import ClaimAnswered, ClaimNotPossible
from events.facts import announce
from events.messages import actions as messages
from events.models import WAS_THERE, Presence, PresenceClaim, Registration, Session


@transaction.atomic
def claim_presence(*, registration: Registration, session: Session, at: datetime) -> PresenceClaim:
    """Say to have been at a session that was closed without me. Announces `presence_claimed`.

    The same claim again is the same line. One that was declined is not asked twice.

    Refuses: ClaimNotPossible.
    """
    registration = Registration.objects.select_for_update(no_key=True).get(pk=registration.pk)
    if not may_claim(registration, session, at):
        raise ClaimNotPossible()
    claim, is_new = PresenceClaim.objects.get_or_create(
        registration=registration, session=session, defaults={"claimed_at": at}
    )
    if is_new:
        announce(presence_claimed, registration=registration, session=session, at=at)
    return claim


def may_claim(registration: Registration, session: Session, at: datetime) -> bool:
    """Whether there is something to say: it is over, this event's, and nobody wrote down that this person was there."""
    if session.event_id != registration.event_id or at < session.ends_at or not session.has_checkin:
        return False
    return not Presence.objects.filter(registration=registration, session=session, state__in=WAS_THERE).exists()


@transaction.atomic
def answer_claim(*, claim: PresenceClaim, is_agreed: bool, at: datetime, by: Any) -> PresenceClaim:
    """Agree, and presence, certificate and figure are mended; or not, and the person reads that we did not see it.

    Announces `claim_answered`. While the session is open an agreed claim is a mark by hand.

    Refuses: ClaimAnswered.
    """
    session = Session.objects.select_for_update(no_key=True).get(pk=claim.session_id)
    claim = PresenceClaim.objects.select_for_update(no_key=True).get(pk=claim.pk)
    if claim.answered_at:
        raise ClaimAnswered()
    if is_agreed:
        mend_presence(
            session=session, registration=claim.registration, state=Presence.State.PRESENT,
            source=Presence.Source.CLAIM, at=at, by=by,
        )  # fmt: skip
    return _answer(claim, is_agreed, at, by)


def _answer(claim: PresenceClaim, is_agreed: bool, at: datetime, by: Any) -> PresenceClaim:
    claim.answered_at, claim.is_agreed, claim.by = at, is_agreed, by
    claim.save(update_fields=["answered_at", "is_agreed", "by"])
    announce(
        claim_answered, registration=claim.registration, session=claim.session, at=at, by=by,
        actor="" if by else "system", is_agreed=is_agreed,
    )  # fmt: skip
    messages.plan(
        kind="claim_agreed" if is_agreed else "claim_declined", key=f"claim:{claim.pk}",
        registration=claim.registration, at=at,
    )  # fmt: skip
    return claim


def settle_claims(session: Session, at: datetime, by: Any) -> None:
    """Answer what is open by what was written down."""
    there = set(Presence.objects.filter(session=session, state__in=WAS_THERE).values_list("registration_id", flat=True))
    for claim in PresenceClaim.objects.filter(session=session, answered_at=None).select_related("registration"):
        _answer(claim, claim.registration_id in there, at, by)
