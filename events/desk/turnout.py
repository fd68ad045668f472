"""The panel "Opkomst" on the desk's page of an event."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext as _

from events.desk.expected import Past, turnout_of
from events.extend import Panel, kind_of
from events.models import HOLDING, WAS_THERE, Event, Presence, Registration, Shape


@dataclass(frozen=True)
class Bar:
    """One line of the last time."""

    name: str
    number: int


def at_the_desk(request: HttpRequest, event: Event) -> dict[str, Any] | None:
    """What to count on, and who answered "Kom je nog?"; nothing for what is off, over, or still a draft."""
    if event.status != Event.Status.PUBLISHED or event.is_past(now()):
        return None
    told, turnout = _told(event), turnout_of(event)
    if turnout is None and not told["asked"]:
        return None
    bars = bars_of(turnout.latest) if turnout else []
    kinds = str(kind_of(event).plural).lower()
    drawn = {"bars": bars, "top": bars[0].number if bars else 0}
    return {**told, **drawn, "turnout": turnout, "kinds": kinds, "is_series": event.shape == Shape.SERIES}


def _told(event: Event) -> dict[str, int]:
    """How many were asked whether they still come, and said yes."""
    if event.confirm_days is None:
        return {"asked": 0, "yes": 0}
    rows = Registration.objects.filter(event=event, state__in=HOLDING, coming_asked_at__isnull=False)
    return rows.aggregate(asked=Count("pk"), yes=Count("pk", filter=Q(coming_answered_at__isnull=False)))


def bars_of(past: Past) -> list[Bar]:
    """Who had a place, who came in, and who was in each round."""
    rows = Presence.objects.filter(session__event=past.event, state__in=WAS_THERE, session__round__isnull=False)
    rounds = rows.values("session__round__number").annotate(n=Count("registration", distinct=True))
    by_round = [
        Bar(_("In ronde %(n)d") % {"n": row["session__round__number"]}, min(row["n"], past.held))
        for row in rounds.order_by("session__round__number")
    ]
    return [Bar(_("Aangemeld"), past.held), Bar(_("Binnen"), past.came), *by_round]


PANELS = (Panel("turnout", "desk", "bijeen/events/desk/panel_turnout.html", at_the_desk, order=20),)
