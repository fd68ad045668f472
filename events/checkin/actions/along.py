"""Door links go along with what they open."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from events.models import DoorLink, Event, Session
from events.moments import day_of

EVE = timedelta(days=1)


def take_links_along(*, event: Event, was: Mapping[int, datetime]) -> int:
    """Door links of an event go to the new day of what they opened, in the caller's transaction; gives how many.

    `was` says of each session that moved (its key) when it was to begin. A link for the eve stays one for the eve; one whose
    sessions of that day did not all leave it stays where it is, and so does one that was ended.
    """
    moved = 0
    rows = list(event.sessions.filter(has_checkin=True).order_by("starts_at", "pk"))
    links = DoorLink.objects.select_for_update(no_key=True).filter(event=event, ended_at=None).order_by("pk")
    for link in links.prefetch_related("sessions"):
        only = {session.pk for session in link.sessions.all()}
        day = _new_day(link.valid_on, [row for row in rows if not only or row.pk in only], was)
        if day != link.valid_on:
            link.valid_on = day
            link.save(update_fields=["valid_on"])
            moved += 1
    return moved


def _new_day(valid_on: date, rows: list[Session], was: Mapping[int, datetime]) -> date:
    for before in (timedelta(0), EVE):
        stood = valid_on + before
        days = [day_of(row.starts_at) for row in rows if day_of(was.get(row.pk, row.starts_at)) == stood]
        if days:
            return valid_on if stood in days else min(days) - before
    return valid_on
