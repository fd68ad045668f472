"""The sentence of a holding under a field, and the day on which what it declares of one event is gone at the latest."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from events import moments
from events.extend import Holding
from events.moments import day_of

OF_CONFIDENTIAL = timedelta(days=183)  # domain: six months after the day, when sooner than the term
NIGHT = timedelta(days=1)  # forgetting is done each night


def gone_on(holding: Holding, event: Any) -> date | None:
    """The day; None when the term does not count from the event."""
    if holding.term is None or event.ends_at is None:
        return None
    if holding.counted_from == "event_end":
        return day_of(event.ends_at + holding.term + NIGHT)
    if holding.counted_from != "year_end":
        return None
    after = day_of(datetime(day_of(event.ends_at).year + 1, 1, 1, tzinfo=UTC) + holding.term + NIGHT)
    soon = day_of(event.ends_at + OF_CONFIDENTIAL + NIGHT)
    return min(after, soon) if event.is_confidential else after


def why(holding: Holding, event: Any = None) -> str:
    """Who reads it, why, and until when: made from the declaration, never typed."""
    values = {"who": holding.who, "why": holding.why, "until": holding.until}
    day = gone_on(holding, event) if event else None
    if day is None:
        return _("Alleen voor %(who)s, %(why)s. We wissen het: %(until)s.") % values
    values["day"] = moments.full_day(day)
    return _("Alleen voor %(who)s, %(why)s. We wissen het uiterlijk op %(day)s.") % values
