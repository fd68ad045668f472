"""What stands on the agenda."""

from calendar import Calendar
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy, ngettext

from events import disclosure, names
from events.agenda.filters import Filters
from events.models import Event, Mode, ProgrammeLine, Session, SessionSpeaker, Shape, Theme, Visibility
from events.moments import local
from events.places.seats import seats_of
from events.registration.window import phase_of, seats_now


def on_the_agenda() -> QuerySet[Event]:
    """Everything that lists may show: published or cancelled, with a time."""
    shown = (Event.Status.PUBLISHED, Event.Status.CANCELLED, Event.Status.CLOSED)
    rows = Event.objects.filter(status__in=shown, visibility__in=disclosure.listed_visibilities())
    return rows.filter(starts_at__isnull=False).select_related("venue").order_by("starts_at", "pk")


def by_next_meeting(rows: QuerySet[Event], at: datetime) -> QuerySet[Any]:
    """In order of when each meets next (`meets_at`, `meets_until`): a series that began last spring stands at its coming
    date, with the hours of that one.
    """
    coming = Session.objects.filter(event=OuterRef("pk"), ends_at__gte=at).order_by("starts_at", "number", "pk")

    def then(name: str) -> Case:
        series = When(shape=Shape.SERIES, then=Coalesce(Subquery(coming.values(name)[:1]), F(name)))
        return Case(series, default=F(name))

    return rows.annotate(meets_at=then("starts_at"), meets_until=then("ends_at")).order_by("meets_at", "pk")


def filtered(filters: Filters, at: datetime) -> QuerySet[Any]:
    """The events that the filters leave, in order of when each meets next."""
    return by_next_meeting(left_by(filters, at), filters.month[0] if filters.month else at)


def left_by(filters: Filters, at: datetime) -> QuerySet[Any]:
    """The events that the filters leave, in no order; without a month: what is not over yet."""
    rows: QuerySet[Any] = on_the_agenda()
    if bounds := filters.month:
        rows = by_next_meeting(rows, bounds[0]).filter(meets_at__gte=bounds[0], meets_at__lt=bounds[1])
    else:
        rows = rows.filter(ends_at__gte=at)
    if filters.soort:
        rows = rows.filter(kind__in=filters.soort)
    if filters.thema:
        rows = rows.filter(line__theme__pk=filters.thema)
    if filters.lijn:
        rows = rows.filter(line__pk=filters.lijn)
    if filters.regio:
        rows = rows.filter(venue__province=filters.regio)
    if filters.vorm:
        rows = rows.filter(mode__in=("online", "hybrid") if filters.vorm == "online" else ("on_site", "hybrid"))
    for word in names.plain(filters.zoek).split():
        rows = rows.filter(_says(word))
    return rows


def _says(word: str) -> Q:
    """A word of the title or summary; of an open event also of what is on its programme, and of who gives it."""
    inside = Session.objects.filter(event=OuterRef("pk"), search_key__contains=word)
    given = SessionSpeaker.objects.filter(session__event=OuterRef("pk"), speaker__search_key__contains=word)
    is_open = Q(visibility=Visibility.PUBLIC, is_sensitive=False)
    return Q(search_key__contains=word) | is_open & (Exists(inside) | Exists(given))


REACHED = {  # a kind of organisation, what to search for, and the word that says it
    "social_work": ("sociaal werk", gettext_lazy("wijkteams")),
    "school": ("school", gettext_lazy("scholen")),
    "youth_care": ("jeugdhulp", gettext_lazy("jeugdhulp")),
    "municipality": ("gemeente", gettext_lazy("gemeenten")),
    "self_organisation": ("zelforganisatie", gettext_lazy("zelforganisaties")),
    "volunteers": ("vrijwilliger", gettext_lazy("vrijwilligers")),
}


def reached(events: QuerySet[Any]) -> list[tuple[str, str]]:
    """For whom there is something among these events: what to search for, and the word that says it."""
    meant = {key for groups in events.order_by().values_list("target_groups", flat=True) for key in groups}
    return [(search, str(word)) for key, (search, word) in REACHED.items() if key in meant]


def dressed(events: list[Any], at: datetime) -> list[Any]:
    """The events with what a row shows: seats, place and a word about the day."""
    seats = seats_of(events)
    conferences = [event.pk for event in events if event.shape == Shape.CONFERENCE]
    counts = (
        {
            row["pk"]: row
            for row in Event.objects.filter(pk__in=conferences)
            .values("pk")
            .annotate(
                workshops=Count("sessions", filter=Q(sessions__round__isnull=False), distinct=True),
                rounds_=Count("rounds", distinct=True),
            )
        }
        if conferences
        else {}
    )
    for event in events:
        event.seats = seats_now(seats[event.pk], phase_of(event, at))
        event.is_over = event.is_past(at)
        event.place = town(event)
        event.extra = _extra(counts.get(event.pk))
    return events


def town(event: Event) -> str:
    """The town, or online: as far as a list may say it."""
    if event.mode == Mode.ONLINE:
        return disclosure.place_outside(event)
    return event.venue.city if event.venue else ""


def _extra(counts: Any) -> str:
    if not counts or not counts["workshops"]:
        return ""
    workshops = ngettext("%(n)d workshop", "%(n)d workshops", counts["workshops"]) % {"n": counts["workshops"]}
    rounds = ngettext("%(n)d ronde", "%(n)d rondes", counts["rounds_"]) % {"n": counts["rounds_"]}
    return f", {workshops}, {rounds}"


def by_month(events: list[Any]) -> list[tuple[date, list[Any]]]:
    """Events in order, under the first day of their month."""
    groups = groupby(events, key=lambda event: local(event.meets_at).date().replace(day=1))
    return [(month, list(rows)) for month, rows in groups]


@dataclass(frozen=True)
class Day:
    """One square of the month: the day, and what is on."""

    day: date
    events: list[Event]
    is_in_month: bool


def weeks_of(first: date, filters: Filters, at: datetime) -> list[list[Day]]:
    """The weeks of a month with what is on each day; one query."""
    days: dict[date, list[Event]] = {}
    for event in filtered(replace(filters, maand=f"{first:%Y-%m}"), at):
        days.setdefault(local(event.meets_at).date(), []).append(event)
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    return [[Day(day, days.get(day, []), day.month == first.month) for day in week] for week in weeks]


def choices_of() -> tuple[list[Theme], list[ProgrammeLine]]:
    """The themes and lines to choose from."""
    return list(Theme.objects.all()), list(ProgrammeLine.objects.select_related("theme"))
