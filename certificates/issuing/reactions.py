"""What follows from a fact of presence. An event that is opened again changes nothing until it is closed again."""

from certificates.issuing.actions import issue_certificates
from events.attendance.facts import event_closed, presence_mended
from events.extend import Reaction
from events.models import Fact


def issue_to_all(fact: Fact) -> None:
    """The event was closed: whoever earned one gets one; what is not so any more is revoked."""
    if fact.event:
        issue_certificates(event=fact.event, at=fact.at)


def issue_to_one(fact: Fact) -> None:
    """Somebody's presence was mended: only that person's certificate can change."""
    if fact.event and fact.registration_id:
        issue_certificates(event=fact.event, at=fact.at, registrations=[fact.registration_id])


REACTIONS = (
    Reaction("certificates.event_closed", event_closed.key, issue_to_all),
    Reaction("certificates.presence_mended", presence_mended.key, issue_to_one),
)
