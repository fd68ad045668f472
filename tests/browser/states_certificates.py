"""Certificates in every state that they can have: of meetings of the demo's year that are over."""

from typing import Any

from django.utils.timezone import now

from certificates.issuing.actions import issue_certificates, revoke_certificate
from certificates.models import Certificate
from demo.cast import BY_KEY
from events.models import HOLDING, WAS_THERE, Event, Presence, Registration
from tests.browser.seen import ORGANISER, Seen

OWN, CHECK, DESK = "bijeen_fixed:certificate", "bijeen_fixed:certificate-check", "bijeen_events:certificate-"


def given(**fields: Any) -> Certificate:
    """One that stands, of somebody who reads Dutch, at an event like this."""
    found = Certificate.objects.filter(revoked_at=None, language="nl", registration__isnull=False)
    there = found.filter(**{f"event__{name}": value for name, value in fields.items()}).order_by("pk").first()
    return there or _made(**fields)


def _made(**fields: Any) -> Certificate:
    """Everybody who had a place at the last event like this was there, and it is closed."""
    over = Event.objects.filter(ends_at__lt=now(), registrations__state__in=HOLDING, **fields).exclude(
        kind__in=("webinar", "consultation", "expert_meeting", "information_meeting", "network_meeting")
    )
    event = over.exclude(proof_rule__type="none").distinct().order_by("-ends_at", "pk")[:1].get()
    event.sessions.filter(closed_at=None).update(closed_at=event.ends_at)
    Event.objects.filter(pk=event.pk).update(status=Event.Status.CLOSED, closed_at=event.ends_at)
    for person in Registration.objects.filter(event=event, state__in=HOLDING):
        for session in event.sessions.filter(has_checkin=True):
            state = {"state": WAS_THERE[0], "decided_at": event.ends_at}
            Presence.objects.update_or_create(registration=person, session=session, defaults=state)
    issue_certificates(event=event, at=event.ends_at)
    return Certificate.objects.filter(event=event, revoked_at=None, language="nl").order_by("pk")[:1].get()


def sensitive() -> Certificate:
    """One whose title is general."""
    return given(is_sensitive=True)


def revoked() -> Certificate:
    """One that was taken back; the last of an event, since the first ones are looked at as they stand."""
    found = Certificate.objects.filter(cause="hand").order_by("pk").first()
    last = Certificate.objects.filter(event=given(is_sensitive=False).event, revoked_at=None).order_by("pk").last()
    return found or revoke_certificate(certificate=last, reason="De naam klopte niet.", at=now(), by=None)


def of_organiser() -> Certificate:
    """One at the desk of who organised it."""
    return given(roles__user=BY_KEY[ORGANISER].user, roles__name="organiser")


def to_come() -> int:
    """A meeting of that organiser that is not closed yet."""
    mine = Event.objects.filter(roles__user=BY_KEY[ORGANISER].user, roles__name="organiser", starts_at__gt=now())
    return mine.filter(status=Event.Status.PUBLISHED, kind="annual_conference").order_by("starts_at")[:1].get().pk


def at_the_desk() -> tuple[int, int]:
    """Its event, and itself."""
    found = of_organiser()
    return found.event_id, found.pk


STATES = (
    Seen(OWN, args=lambda: given(is_sensitive=False).holder_token),
    Seen(OWN, "sensitive", args=lambda: sensitive().holder_token),
    Seen(OWN, "revoked", args=lambda: revoked().holder_token),
    Seen(OWN, "unknown", args=lambda: "onbekend", status=404),
    Seen(OWN + "-title", args=lambda: sensitive().holder_token),
    Seen(OWN + "-erase", args=lambda: given(is_sensitive=False).holder_token),
    Seen("bijeen_fixed:registration", "certificate", args=lambda: given(is_sensitive=False).registration.code),
    Seen("bijeen_fixed:registration", "certificate-sensitive", args=lambda: sensitive().registration.code),
    Seen(CHECK, "valid", args=lambda: given(is_sensitive=False).code),
    Seen(CHECK, "sensitive", args=lambda: sensitive().code),
    Seen(CHECK, "revoked", args=lambda: revoked().code),
    Seen(CHECK, "unknown", args=lambda: "AAAABBBBCCCC", status=404),
    Seen(CHECK + "-start"),
    Seen(DESK + "desk", who=ORGANISER, args=lambda: of_organiser().event_id),
    Seen("bijeen_events:desk-event", "certificates", who=ORGANISER, args=lambda: of_organiser().event_id),
    Seen(DESK + "rule", who=ORGANISER, args=to_come),
    Seen(DESK + "revoke", who=ORGANISER, args=at_the_desk),
    Seen(DESK + "reissue", who=ORGANISER, args=at_the_desk),
)
