"""Door links: who helps at a door gets one, for a day, without an account."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from events import names
from events.checkin.refusals import LinkDayPast, LinkOutsideEvent
from events.facts import announce, fact
from events.models import DoorLink, Event, Session
from events.moments import day_of

door_link_made = fact("door_link_made", _("Deurlink gemaakt"))
door_link_ended = fact("door_link_ended", _("Deurlink beëindigd"))


@transaction.atomic
def make_door_link(
    *, event: Event, helper_name: str, valid_on: date, at: datetime, by: Any, sessions: Sequence[Session] = ()
) -> DoorLink:
    """Let a helper open the door of an event on one day, or of some of its sessions. Announces `door_link_made`.

    Refuses: LinkDayPast, LinkOutsideEvent.
    """
    if valid_on < day_of(at):
        raise LinkDayPast()
    rows = list(event.sessions.filter(has_checkin=True))
    days = {day_of(row.starts_at) for row in rows}
    if not days & {valid_on, valid_on + timedelta(days=1)} or {row.pk for row in sessions} - {row.pk for row in rows}:
        raise LinkOutsideEvent()
    link = DoorLink.objects.create(
        event=event, helper_name=names.typed(helper_name)[:80], valid_on=valid_on, made_at=at, made_by=by
    )
    link.sessions.set(sessions)
    announce(door_link_made, event=event, at=at, by=by, link=link.pk)
    return link


@transaction.atomic
def end_door_link(*, link: DoorLink, at: datetime, by: Any) -> DoorLink:
    """End a link at once; ending it twice is once. Announces `door_link_ended`."""
    link = DoorLink.objects.select_for_update(no_key=True, of=("self",)).select_related("event").get(pk=link.pk)
    if link.ended_at is None:
        link.ended_at = at
        link.save(update_fields=["ended_at"])
        announce(door_link_ended, event=link.event, at=at, by=by, link=link.pk)
    return link
