"""What needs doing over my events, by the date at which it hurts. Each finder gets all events at once: no query an event."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.desk.calling import calling
from events.extend import Attention, Need, attentions, desk_attentions
from events.models import (
    HOLDING,
    Event,
    Message,
    Registration,
    SeatPool,
    Session,
    SessionChoice,
    Shape,
    State,
)
from events.moments import day_of, near_day
from events.registration.meetings import starts_of

SOON = timedelta(days=14)
WORKING_DAYS_5 = timedelta(days=7)


def needs_of(events: list[Event], at: datetime, organised: set[int]) -> list[Need]:
    """Every line of every app, soonest first; what people need only of events in `organised`."""
    ahead = [event for event in events if not event.is_past(at)]
    found = [need for one in attentions for need in one.find(events if one.looks_back else ahead, at)]
    lines = [need for need in found if not need.is_private or (need.event and need.event.pk in organised)]
    return sorted(lines, key=lambda need: need.hurts_at)


def needs_for(user: Any, events: list[Event], at: datetime, organised: set[int]) -> list[Need]:
    """The lines of these events together with what waits for this user and belongs to no event, soonest first."""
    beside = [need for attention in desk_attentions for need in attention.find(user, at)]
    return sorted([*needs_of(events, at, organised), *beside], key=lambda need: need.hurts_at)


@dataclass(frozen=True)
class Shown:
    """A line as the desk shows it: when it hurts in a word, what is so first and strong, and the rest."""

    need: Need
    word: str
    level: str
    first: str
    rest: str


def shown(needs: list[Need], at: datetime) -> list[Shown]:
    """Lines for a page."""
    lines = []
    for need in needs:
        word, level = _when(need, at)
        first, dot, rest = str(need.sentence).partition(". ")
        lines.append(Shown(need, word, level, first + dot.strip(), rest))
    return lines


def _when(need: Need, at: datetime) -> tuple[str, str]:
    if need.level == "info":
        return _("Kan nu"), "info"
    days = (day_of(need.hurts_at) - day_of(at)).days
    if days <= 0:
        return _("Vandaag"), "error"
    if days < 7:
        return _("Deze week"), "warn"
    return near_day(need.hurts_at), "warn"


def _page(name: str, event: Event, query: str = "") -> str:
    return reverse(f"bijeen_events:{name}", args=[event.pk]) + query


def _counts(rows: Any, by: str = "event") -> dict[int, int]:
    return dict(rows.order_by().values_list(by).annotate(n=Count("pk")))


def requests(events: list[Event], at: datetime) -> list[Need]:
    """People who asked for a place and have no answer."""
    found = _counts(Registration.objects.filter(event__in=events, state=State.REQUESTED))
    lines, starts = [], starts_of(events, at)
    for event in events:
        if number := found.get(event.pk):
            said = ngettext("%(n)d aanvraag wacht op antwoord.", "%(n)d aanvragen wachten op antwoord.", number) % {
                "n": number
            }
            hurts_at = min(at + timedelta(days=2), starts[event.pk] or at)
            lines.append(
                Need(
                    event,
                    hurts_at,
                    said,
                    _page("desk-requests", event),
                    _("Beantwoord"),
                    "warn",
                )
            )
    return lines


def waiting(events: list[Event], at: datetime) -> list[Need]:
    """People who wait while there are more chairs than places."""
    lines, starts = [], starts_of(events, at)
    pools = SeatPool.objects.filter(
        event__in=events, mode="on_site", taken__gte=F("limit") - F("held") - F("kept")
    ).select_related("session__room", "event__room")
    for_event = _counts(Registration.objects.filter(event__in=events, state=State.WAITING))
    for_session = _counts(
        SessionChoice.objects.filter(session__event__in=events, state=State.WAITING, registration__state__in=HOLDING),
        "session",
    )
    mine = {event.pk: event for event in events}
    for pool in pools:
        number = for_session.get(pool.session_id or 0) if pool.session_id else for_event.get(pool.event_id)
        room = pool.session.room if pool.session else pool.event.room
        event = mine[pool.event_id]
        starts_at = starts[event.pk]
        if number and starts_at and starts_at > at:
            said = ngettext("%(n)d mens wacht op een plek.", "%(n)d mensen wachten op een plek.", number) % {
                "n": number
            }
            if pool.session:
                said = ngettext("%(n)d mens wacht op %(title)s.", "%(n)d mensen wachten op %(title)s.", number)
                said %= {"n": number, "title": pool.session.label or pool.session.title}
            if room and room.capacity > (pool.limit or 0):
                said += " " + _("De zaal heeft %(chairs)d stoelen, er zijn %(places)d plekken.") % {
                    "chairs": room.capacity,
                    "places": pool.limit,
                }
            page = _page("desk-places", event, f"#p{pool.pk}")
            lines.append(Need(event, starts_at, said, page, _("Geef meer plekken"), "info"))
    return lines


def drafts(events: list[Event], at: datetime) -> list[Need]:
    """Drafts whose day comes near, or whose moment to publish has passed."""
    lines = []
    for event in events:
        if event.status != Event.Status.DRAFT:
            continue
        if event.publish_at and event.publish_at < at:
            said = _("Had al op de agenda moeten staan.")
            lines.append(Need(event, event.publish_at, said, _page("desk-event", event), _("Bekijk"), "error"))
        elif event.starts_at and at < event.starts_at < at + timedelta(days=60):
            said = _("Staat nog niet op de agenda.")
            lines.append(
                Need(
                    event,
                    event.starts_at - timedelta(days=42),
                    said,
                    _page("desk-event", event),
                    _("Publiceer"),
                    "warn",
                )
            )
    return lines


def unmanned(events: list[Event], at: datetime) -> list[Need]:
    """Coming sessions that nobody gives, or that have no room."""
    given = Session.objects.filter(event__in=events, ends_at__gt=at, type__in=("workshop", "meeting"))
    nobody = _counts(given.filter(speaking=None))
    homeless = _counts(given.filter(room=None, is_online=False, event__mode__in=("on_site", "hybrid")))
    one, many = _("%(n)d onderdeel heeft nog geen trainer."), _("%(n)d onderdelen hebben nog geen trainer.")
    lacking = [(nobody, _("Er is nog geen trainer of spreker."), one, many)]
    one, many = _("%(n)d onderdeel heeft nog geen zaal."), _("%(n)d onderdelen hebben nog geen zaal.")
    lacking.append((homeless, _("Er is nog geen zaal."), one, many))
    lines, starts = [], starts_of(events, at)
    for event in events:
        starts_at = starts[event.pk]
        if not starts_at or event.status != Event.Status.PUBLISHED:
            continue
        for found, whole, one, many in lacking:
            if number := found.get(event.pk):
                said = whole if event.shape == Shape.SINGLE else (one if number == 1 else many) % {"n": number}
                page = _page("desk-programme", event)
                lines.append(Need(event, starts_at - timedelta(days=21), said, page, _("Vul aan"), "info"))
    return lines


def mails(events: list[Event], at: datetime) -> list[Need]:
    """Mails that did not arrive."""
    found = _counts(Message.objects.filter(event__in=events, status=Message.Status.FAILED))
    lines, starts = [], starts_of(events, at)
    for event in events:
        starts_at = starts[event.pk]
        if (number := found.get(event.pk)) and starts_at and starts_at > at:
            said = ngettext("%(n)d mail kwam niet aan.", "%(n)d mails kwamen niet aan.", number) % {"n": number}
            lines.append(Need(event, at, said, _page("desk-mails", event), _("Bekijk de mails"), "error"))
    return lines


def quiet(events: list[Event], at: datetime) -> list[Need]:
    """Two weeks ahead and less than half full."""
    coming = [event for event in events if event.starts_at and at < event.starts_at < at + SOON and event.is_published]
    lines = []
    pools = SeatPool.objects.filter(event__in=coming, session=None).filter(Q(taken__lt=F("limit") / 2.0), limit__gt=5)
    mine = {event.pk: event for event in coming if not event.is_cancelled}
    for pool in pools:
        if event := mine.get(pool.event_id):
            said = _("Nog maar %(taken)d van %(limit)d plekken bezet.") % {"taken": pool.taken, "limit": pool.limit}
            lines.append(Need(event, event.starts_at or at, said, _page("desk-event", event), _("Bekijk"), "info"))
    return lines


def finders() -> Iterator[Attention]:
    """What the ground looks for."""
    for find in (requests, calling, waiting, drafts, unmanned, mails, quiet):
        yield Attention(find.__name__, find)
