"""How many are likely to come, from what happened before at this kind of meeting. Numbers of meetings, never of one person."""

from dataclasses import dataclass
from datetime import timedelta
from statistics import median, quantiles

from django.db.models import Count, F, Q

from events.models import HOLDING, WAS_THERE, Event, Registration, State

LATEST, FEW, SURE = 20, 5, 20
LATE = timedelta(days=2)


@dataclass(frozen=True)
class Past:
    """One closed meeting: who had a place, how many of those came, who cancelled at the last moment; and of who said yes."""

    event: Event
    held: int
    came: int
    late: int
    said_yes: int
    yes_came: int

    @property
    def share(self) -> float:
        return self.came / self.held


@dataclass(frozen=True)
class Turnout:
    """What to count on: `expected` people, `low` to `high`, `of` so many with a place; on how many meetings that rests.

    `late` is the share, in percents, that cancelled in the last two days; `latest` the last meeting of this kind.
    """

    expected: int
    low: int
    high: int
    of: int
    meetings: int
    late: int
    latest: Past


def turnout_of(event: Event) -> Turnout | None:
    """Of a coming event; None as long as fewer than two meetings of its kind were closed. Three queries.

    The middle is the median share that came. The range is where eight of ten meetings were, or of few meetings all of them.
    Who said yes to "Kom je nog?" counts by what such a yes was worth, once that is known of enough people.
    """
    past = past_of(event)
    if len(past) < 2:
        return None
    rows = Registration.objects.filter(event=event, state__in=HOLDING)
    told = rows.aggregate(of=Count("pk"), yes=Count("pk", filter=Q(coming_answered_at__isnull=False)))
    shares = sorted(one.share for one in past)
    low, high = shares[0], shares[-1]
    if len(past) >= FEW:
        tenths = quantiles(shares, n=10, method="inclusive")
        low, high = tenths[0], tenths[-1]
    asked = sum(one.said_yes for one in past)
    worth = sum(one.yes_came for one in past) / asked if asked >= SURE else None
    late, held = sum(one.late for one in past), sum(one.held for one in past)

    def people(share: float) -> int:
        yes = told["yes"] if worth is not None else 0
        return round(yes * max(worth or 0, share) + (told["of"] - yes) * share)

    numbers = {"expected": people(median(shares)), "low": people(low), "high": people(high), "of": told["of"]}
    return Turnout(**numbers, meetings=len(past), late=round(100 * late / (held + late)), latest=past[0])


def past_of(event: Event) -> list[Past]:
    """The closed meetings of the same kind where somebody was seen, latest first."""
    closed = Event.objects.filter(kind=event.kind, status=Event.Status.CLOSED, starts_at__isnull=False)
    events = list(closed.exclude(pk=event.pk).order_by("-starts_at")[:LATEST])
    holding = Q(state__in=HOLDING) & ~Q(reason="at_door")
    there = Q(presences__state__in=WAS_THERE, presences__session__event=F("event"))
    late = Q(
        state=State.CANCELLED, reason__in=("by_participant", "by_contact"), state_at__gte=F("event__starts_at") - LATE
    )
    yes = holding & Q(coming_answered_at__isnull=False)
    rows = (
        Registration.objects.filter(event__in=events)
        .order_by()
        .values_list("event")
        .annotate(
            held=Count("pk", filter=holding, distinct=True),
            came=Count("pk", filter=holding & there, distinct=True),
            late=Count("pk", filter=late, distinct=True),
            said_yes=Count("pk", filter=yes, distinct=True),
            yes_came=Count("pk", filter=yes & there, distinct=True),
        )
    )
    counted = {row[0]: row[1:] for row in rows}
    found = [Past(one, *counted[one.pk]) for one in events if one.pk in counted]
    return [one for one in found if one.held and one.came]
