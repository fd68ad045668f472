"""What can be done to an event as it stands: the one place where the desk's pages and the actions ask."""

from events.models import Event
from events.planning.refusals import IsClosed, IsOff, IsPublished, NotPublished


def refuse_unless_draft(event: Event) -> None:
    """Refuse what is for drafts only: IsPublished, IsOff, IsClosed."""
    if event.status == Event.Status.PUBLISHED:
        raise IsPublished()
    _refuse_ended(event)


def refuse_unless_published(event: Event) -> None:
    """Refuse what is for published events only: NotPublished, IsOff, IsClosed."""
    if event.status == Event.Status.DRAFT:
        raise NotPublished()
    _refuse_ended(event)


def _refuse_ended(event: Event) -> None:
    if event.status == Event.Status.CANCELLED:
        raise IsOff()
    if event.status == Event.Status.CLOSED:
        raise IsClosed()
