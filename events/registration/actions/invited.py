"""What follows an invitation: a reminder, once; a no of who was invited; taking it back."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from events.facts import announce
from events.messages import actions as messages
from events.models import ALIVE, Event, Invitation, Registration
from events.places.terms import by_day
from events.registration.facts import invitation_declined, invitation_reminded, invitation_withdrawn
from events.registration.queries import open_invitations
from events.registration.refusals import InvitationUsed, InvitationWithdrawn, NobodyToRemind, RegistrationClosed

PATIENCE, AT_LEAST = timedelta(days=7), timedelta(days=2)


@transaction.atomic
def decline_invitation(*, invitation: Invitation, at: datetime) -> Invitation:
    """Who was invited says no, and may come back as long as people can register; twice is once.

    Announces `invitation_declined`.

    Refuses: InvitationWithdrawn, InvitationUsed.
    """
    invitation = _locked(invitation)
    if invitation.withdrawn_at:
        raise InvitationWithdrawn()
    _refuse_used(invitation)
    if invitation.declined_at:
        return invitation
    invitation.declined_at = invitation.answered_at = at
    invitation.save(update_fields=["declined_at", "answered_at"])
    announce(invitation_declined, event=invitation.event, at=at, invitation=invitation.pk)
    _stop(invitation, "invitation_reminder")
    return invitation


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, at: datetime, by: Any) -> Invitation:
    """Take an invitation back: its link opens nothing from now on; twice is once. Announces `invitation_withdrawn`.

    Refuses: InvitationUsed (who comes is cancelled as a registration).
    """
    invitation = _locked(invitation)
    _refuse_used(invitation)
    if invitation.withdrawn_at:
        return invitation
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    announce(invitation_withdrawn, event=invitation.event, at=at, by=by, invitation=invitation.pk)
    _stop(invitation, "invitation", "invitation_reminder")
    return invitation


def remind_invited(*, event: Event, at: datetime, by: Any) -> int:
    """Remind everybody who did not answer, each at most once in all; gives how many. Announces `invitation_reminded`.

    Refuses: RegistrationClosed, NobodyToRemind.
    """
    if not event.is_open(at):
        raise RegistrationClosed()
    reminded = sum(_remind(invitation, at, by) for invitation in open_invitations(event).filter(reminded_at=None))
    if not reminded:
        raise NobodyToRemind()
    return reminded


def remind_invited_due(at: datetime) -> int:
    """By itself, each hour of the day: a week after the invitation, or some days before registering ends if that is sooner."""
    if not by_day(at):
        return 0
    rows = open_invitations().filter(reminded_at=None, event__status=Event.Status.PUBLISHED)
    waiting = rows.filter(event__remind_invited_days__isnull=False, invited_at__lte=at - AT_LEAST)
    return sum(_remind(invitation, at) for invitation in waiting.order_by("pk") if _is_due(invitation, at))


def _is_due(invitation: Invitation, at: datetime) -> bool:
    event = invitation.event
    ends = event.closes_at or event.starts_at
    if not ends or event.remind_invited_days is None or not event.is_open(at):
        return False
    return at >= min(invitation.invited_at + PATIENCE, ends - timedelta(days=event.remind_invited_days))


@transaction.atomic
def _remind(invitation: Invitation, at: datetime, by: Any = None) -> bool:
    """Whether this one got it now: not who answered meanwhile."""
    mine = open_invitations().filter(pk=invitation.pk, reminded_at=None)
    if not mine.select_for_update(no_key=True, of=("self",)).exists():
        return False
    Invitation.objects.filter(pk=invitation.pk).update(reminded_at=at)
    announce(
        invitation_reminded,
        event=invitation.event,
        at=at,
        by=by,
        actor="" if by else "system",
        invitation=invitation.pk,
    )
    messages.plan(
        kind="invitation_reminder",
        key=f"invitation-reminder:{invitation.code[:8]}:{invitation.pk}",
        event=invitation.event,
        email=invitation.email,
        language=invitation.language,
        at=at,
        code=invitation.code,
    )
    return True


def _locked(invitation: Invitation) -> Invitation:
    rows = Invitation.objects.select_for_update(no_key=True, of=("self",)).select_related("event")
    return rows.get(pk=invitation.pk)


def _refuse_used(invitation: Invitation) -> None:
    if Registration.objects.filter(invitation=invitation, state__in=ALIVE).exists():
        raise InvitationUsed()


def _stop(invitation: Invitation, *kinds: str) -> None:
    messages.stop(event=invitation.event, kinds=kinds, email=invitation.email)
