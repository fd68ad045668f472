"""Certificates of what is closed, as the worker would have issued them on that day; files are drawn when they are asked for."""

from certificates.issuing.actions import issue_certificates
from events.models import Event


def issue_for_closed() -> None:
    """To everybody who earned one; who has one already gets no other."""
    for event in Event.objects.filter(status=Event.Status.CLOSED).order_by("closed_at", "pk"):
        if event.closed_at:
            issue_certificates(event=event, at=event.closed_at)
