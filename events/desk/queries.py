"""What the desk shows of events."""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from events import disclosure, names
from events.facts import fact_names
from events.models import Event, Fact, Registration, Session
from events.templatetags.plots import Plot, line_plot


def coming(events: QuerySet[Event], at: datetime) -> QuerySet[Event]:
    """What is not over, drafts without a day first."""
    return events.exclude(ends_at__lt=at).exclude(status__in=("cancelled", "closed")).select_related("venue")


def past(events: QuerySet[Event], at: datetime) -> QuerySet[Event]:
    """What is over or off, latest first."""
    gone = events.filter(ends_at__lt=at) | events.filter(status__in=("cancelled", "closed"))
    return gone.select_related("venue").order_by("-starts_at")


def found(events: QuerySet[Event], text: str, kind: str) -> QuerySet[Event]:
    """By words of the title or summary, and by kind."""
    for word in names.plain(text).split():
        events = events.filter(search_key__contains=word)
    return events.filter(kind=kind) if kind else events


def registrations_over_time(event: Event, limit: int) -> Plot | None:
    """How many people registered, added up, week by week until today or the day itself."""
    days = Counter(localtime(at).date() for at in event.registrations.values_list("registered_at", flat=True))
    if not days:
        return None
    last = min(localdate(), localtime(event.ends_at).date()) if event.ends_at else localdate()
    first, last = min(days), max(last, max(days))
    step = max(1, (last - first).days // 10)
    marks: list[date] = [last - timedelta(days=step * n) for n in range((last - first).days // step + 1)]
    counts = [(day, sum(n for d, n in days.items() if d <= day)) for day in sorted({*marks, first})]
    values = {"from": counts[0][1], "to": counts[-1][1], "limit": limit}
    return line_plot(
        counts,
        title=_("Aanmeldingen, opgeteld"),
        describes=_("Van %(from)d naar %(to)d aanmeldingen.") % values,
        last_text=_("%(to)d nu") % values,
        limit=limit,
        limit_text=_("%(limit)d plekken") % values,
    )


def history_of(event: Event, registration: Registration | None = None, number: int = 15) -> list[dict[str, Any]]:
    """What happened, newest first, in sentences; the same thing many times in a row is one line with a number."""
    rows = Fact.objects.filter(event=event).select_related("by").order_by("-at", "-pk")
    rows = rows.filter(registration=registration)  # None: of the event itself
    said = {name.key: name.sentence for name in fact_names}
    lines: list[dict[str, Any]] = []
    for row in rows[: number * 8]:
        same = lines and (lines[-1]["name"], lines[-1]["by"], localdate(lines[-1]["at"])) == (
            row.name,
            row.by,
            localdate(row.at),
        )
        if same:
            lines[-1]["times"] += 1
        elif len(lines) < number:
            sentence = said.get(row.name, row.name)
            lines.append({"name": row.name, "sentence": sentence, "at": row.at, "by": row.by, "times": 1})
    return lines


def expected_at(session: Session) -> list[dict[str, Any]]:
    """Who is expected in a session: names as disclosure lets them be said, by main name."""
    event, asked = session.event, session if session.is_sensitive else None
    rows = Registration.objects.filter(event=session.event, state__in=("confirmed", "offered")).select_related(
        "organisation"
    )
    if session.round_id:
        rows = rows.filter(choices__session=session, choices__state__in=("confirmed", "offered"))
    return [
        {
            "name": disclosure.listed_name(row, event, asked),
            "organisation": disclosure.listed_organisation(row, event, asked),
            "no_photo": row.no_photo,
            "online": row.mode == "online",
        }
        for row in rows.order_by("sort_key", "pk")
    ]
