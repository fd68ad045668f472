"""What the desk shows of events."""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from events import disclosure, names
from events.attendance.lists import absent_from
from events.facts import fact_names
from events.models import (
    HOLDING,
    WAS_THERE,
    Event,
    Fact,
    Mode,
    PlaceOffer,
    Presence,
    PresenceClaim,
    Registration,
    SeatHold,
    SeatPool,
    Session,
    Shape,
    VersionRequest,
)
from events.moments import day_of, local, today
from events.templatetags.plots import Plot, line_plot


def coming(events: QuerySet[Event], at: datetime) -> QuerySet[Event]:
    """What is not over, drafts without a day first; a series that runs stands at its next meeting (`next_at`)."""
    meetings = Session.objects.filter(event=OuterRef("pk"), event__shape=Shape.SERIES, ends_at__gt=at)
    next_meeting = Subquery(meetings.order_by("starts_at").values("starts_at")[:1])
    open_ = events.exclude(ends_at__lt=at).exclude(status__in=("cancelled", "closed")).select_related("venue")
    return open_.annotate(next_at=Coalesce(next_meeting, "starts_at")).order_by(
        F("next_at").asc(nulls_first=True), "pk"
    )


def unfinished(events: QuerySet[Event], at: datetime) -> QuerySet[Event]:
    """What is over and still asks something: its presence is open, somebody says to have been there, or waits for a version
    of its materials that can be read.
    """
    waits = VersionRequest.objects.filter(material__event=OuterRef("pk"), answered_at=None)
    claims = PresenceClaim.objects.filter(session__event=OuterRef("pk"), answered_at=None)
    is_open = Q(status=Event.Status.PUBLISHED) | Exists(waits) | Exists(claims)
    return events.filter(is_open, ends_at__lt=at).select_related("venue").order_by("pk")


def past(events: QuerySet[Event], at: datetime) -> QuerySet[Event]:
    """What is over or off, latest first."""
    gone = events.filter(ends_at__lt=at) | events.filter(status__in=("cancelled", "closed"))
    return gone.select_related("venue").annotate(next_at=F("starts_at")).order_by("-starts_at", "-pk")


def found(events: QuerySet[Event], text: str, kind: str) -> QuerySet[Event]:
    """By words of the title or summary, and by kind."""
    for word in names.plain(text).split():
        events = events.filter(search_key__contains=word)
    return events.filter(kind=kind) if kind else events


def registrations_over_time(event: Event, pools: list[SeatPool]) -> Plot | None:
    """How many people have a place, added up, week by week until today or the day itself; of a hybrid event the chairs."""
    holding = event.registrations.filter(state__in=HOLDING)
    mode = Mode.ONLINE if event.mode == Mode.ONLINE else Mode.ON_SITE
    if event.mode == Mode.HYBRID:
        holding = holding.filter(mode=mode)
    days = Counter(local(at).date() for at in holding.values_list("registered_at", flat=True))
    if not days:
        return None
    limit = next((pool.limit for pool in pools if pool.session_id is None and pool.mode == mode), 0) or 0
    last = min(today(), local(event.ends_at).date()) if event.ends_at else today()
    first, last = min(days), max(last, max(days))
    step = max(1, (last - first).days // 10)
    marks: list[date] = [last - timedelta(days=step * n) for n in range((last - first).days // step + 1)]
    counts = [(day, sum(n for d, n in days.items() if d <= day)) for day in sorted({*marks, first})]
    values = {"from": counts[0][1], "to": counts[-1][1], "limit": limit}
    hybrid = event.mode == Mode.HYBRID
    return line_plot(
        counts,
        title=_("Mensen met een plek op locatie, opgeteld") if hybrid else _("Mensen met een plek, opgeteld"),
        describes=_("Van %(from)d naar %(to)d mensen met een plek.") % values,
        last_text=_("%(to)d nu") % values,
        limit=limit,
        limit_text=_("%(limit)d plekken") % values,
    )


def history_of(event: Event, registration: Registration | None = None, number: int = 15) -> list[dict[str, Any]]:
    """What happened, newest first, in sentences; the same thing by the same person on one day is one line with a number."""
    rows = Fact.objects.filter(event=event).select_related("by").order_by("-at", "-pk")
    rows = rows.filter(registration=registration)  # None: of the event itself
    said = {name.key: name.sentence for name in fact_names}
    lines: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows[: number * 8]:
        key = (row.name, row.by_id, day_of(row.at))
        if key in lines:
            lines[key]["times"] += 1
        elif len(lines) < number:
            sentence = said.get(row.name, row.name)
            lines[key] = {"name": row.name, "sentence": sentence, "at": row.at, "by": row.by, "times": 1}
    return list(lines.values())


def expected_at(session: Session) -> list[dict[str, Any]]:
    """Who is expected in a session: names as disclosure lets them be said, by main name."""
    event, asked = session.event, session if session.is_sensitive else None
    rows = Registration.objects.filter(event=session.event, state__in=("confirmed", "offered")).select_related(
        "organisation"
    )
    if session.round_id:
        rows = rows.filter(choices__session=session, choices__state__in=("confirmed", "offered"))
    absent = absent_from(session)
    return [
        {
            "is_absent": row.pk in absent,
            "name": disclosure.listed_name(row, event, asked),
            "organisation": disclosure.listed_organisation(row, event, asked),
            "no_photo": row.no_photo,
            "online": row.mode == "online",
        }
        for row in rows.order_by("sort_key", "pk")
    ]


def times_there(registration: Registration) -> tuple[int, int] | None:
    """At how many of the closed meetings of a series somebody was, and of how many; nothing of other events is looked at."""
    if registration.event.shape != Shape.SERIES:
        return None
    closed = Session.objects.filter(event=registration.event, has_checkin=True, closed_at__isnull=False)
    there = Presence.objects.filter(registration=registration, session__in=closed, state__in=WAS_THERE)
    return (there.count(), number) if (number := closed.count()) else None


def short_labels(event: Event) -> dict[int, str]:
    """How each session that people choose is called where there is little room: its own number, else round and letter."""
    rows = event.sessions.exclude(round=None).order_by("round__number", "number", "pk")
    labels: dict[int, str] = {}
    letters: Counter[int] = Counter()
    for pk, label, number in rows.values_list("pk", "label", "round__number"):
        labels[pk] = label or f"{number}{_letter(letters[number])}"
        letters[number] += 1
    return labels


def _letter(place: int) -> str:
    return chr(ord("A") + place) if place < 26 else f".{place + 1}"


def holds_of(event: Event) -> list[tuple[SeatHold, int]]:
    """The seats that are held for organisations, each with how many of them came; two queries."""
    holds = list(event.holds.filter(ended_at=None).select_related("organisation"))
    theirs = {hold.organisation_id for hold in holds}
    rows = Registration.objects.filter(event=event, state__in=HOLDING, organisation__in=theirs)
    come = Counter(rows.values_list("organisation", "mode"))
    return [(hold, come[hold.organisation_id, hold.mode]) for hold in holds]


def offers_of(event: Event) -> QuerySet[PlaceOffer]:
    """What is offered now, the first term first, each with whom it is for."""
    rows = PlaceOffer.objects.filter(registration__event=event, answer="").select_related("registration")
    return rows.order_by("expires_at", "pk")
