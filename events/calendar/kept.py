"""Entries as they were drawn last: a calendar of a thousand is a join of texts, and only what changed is drawn anew.

A neutral title is never stored: its day stands between two marks, and the sentence is made of it when the text is used.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b

from django.db.models import Count, F, FilteredRelation, Max, Q, QuerySet, Sum
from django.utils.translation import get_language

from events import conf, disclosure
from events.calendar.ics import dates_of, event_entries, text_of, title_outside
from events.models import CalendarEntry, Event
from events.moments import day_of

FORM = 1  # raised when entries are drawn otherwise than before
MARK = "\x1f"
MARKED = re.compile(f"{MARK}(\\d{{4}}-\\d\\d-\\d\\d){MARK}")
PUBLIC, STAFF = CalendarEntry.Audience.PUBLIC, CalendarEntry.Audience.STAFF


def hashed(*depends: object) -> str:
    """Something short that is another when any of these is."""
    return blake2b(repr(depends).encode(), digest_size=9).hexdigest()


def drawn_by() -> str:
    """What every entry depends on beside its meeting: how we draw, what may be told, and where this site is."""
    return hashed(FORM, conf.base_url(), conf.time_zone(), disclosure.TABLE, disclosure.is_open())


def language_now() -> str:
    """The language that entries are drawn in now, as rows name it."""
    return "en" if (get_language() or "nl").startswith("en") else "nl"


# What anybody may see ---------------------------------------------------------------------------


def public_tag(events: QuerySet) -> str:
    """Another one when any of these events changed, came or went; one small row, however many they are.

    Who comes among them was saved later than all that were, save by a change of what it hangs on, which raises its version.
    """
    of_each = {"pks": Sum("pk"), "versions": Sum("content_version"), "both": Sum(F("pk") * F("content_version"))}
    numbers = events.order_by().aggregate(n=Count("pk"), last=Max("changed_at"), **of_each)
    return hashed(drawn_by(), language_now(), sorted(numbers.items()))


def public_texts(events: QuerySet, most: int) -> list[str]:
    """The first of these events in their order, in the active language: one query when none of them changed."""
    if disclosure.is_open():
        return [finished(_public(event)) for event in _whole(events)[:most]]
    of_now = Q(
        calendar_entries__audience=PUBLIC,
        calendar_entries__part=0,
        calendar_entries__language=language_now(),
        calendar_entries__stand=drawn_by(),
        calendar_entries__version=F("content_version"),
        calendar_entries__changed_at=F("changed_at"),
    )
    rows = events.annotate(kept=FilteredRelation("calendar_entries", condition=of_now))
    texts = dict(rows.values_list("pk", "kept__text")[:most])
    if stale := [pk for pk, text in texts.items() if text is None]:
        texts.update(_draw_public(stale))
    return [finished(text) for text in texts.values() if text]


def _draw_public(stale: list[int]) -> dict[int, str]:
    events = _whole(Event.objects.filter(pk__in=stale))
    rows = [_entry(event, 0, PUBLIC, drawn_by(), _public(event)) for event in events]
    _keep(rows)
    return {row.event_id: row.text for row in rows}


def _whole(events: QuerySet) -> QuerySet:
    return events.select_related("venue").prefetch_related(dates_of())


def _public(event: Event) -> str:
    return "".join(map(text_of, event_entries(event, marked_title)))


# What staff may see --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Wanted:
    """An entry that is asked for: of what it is drawn beside its event, and how, when no text of that is kept."""

    event: Event
    part: int
    stand: str
    draw: Callable[[], str]

    @property
    def key(self) -> tuple:
        """Which text, drawn of what."""
        return self.event.pk, self.part, self.event.content_version, self.event.changed_at, self.stand


def staff_texts(wanted: list[Wanted]) -> list[str]:
    """The texts of these in the active language; one query when none of them changed."""
    if disclosure.is_open():
        return [finished(one.draw()) for one in wanted]
    rows = CalendarEntry.objects.filter(audience=STAFF, language=language_now())
    rows = rows.filter(event__in={one.event.pk for one in wanted})
    kept = {_key(row): row.text for row in rows}
    made = [_entry(one.event, one.part, STAFF, one.stand, one.draw()) for one in wanted if one.key not in kept]
    if made:
        _keep(made)
        kept.update({_key(row): row.text for row in made})
    return [finished(kept[one.key]) for one in wanted]


def _key(row: CalendarEntry) -> tuple:
    return row.event_id, row.part, row.version, row.changed_at, row.stand


# Both --------------------------------------------------------------------------------------------------


def _entry(event: Event, part: int, audience: str, stand: str, text: str) -> CalendarEntry:
    drawn_of = {"version": event.content_version, "changed_at": event.changed_at, "stand": stand}
    return CalendarEntry(event=event, part=part, audience=audience, language=language_now(), text=text, **drawn_of)


def _keep(rows: Iterable[CalendarEntry]) -> None:
    """In the place of the texts of before; one statement for 500, in one order, so that two who draw at once take turns."""
    CalendarEntry.objects.bulk_create(
        sorted(rows, key=lambda row: (row.event_id, row.part)),
        batch_size=500,
        update_conflicts=True,
        unique_fields=["event", "part", "audience", "language"],
        update_fields=["version", "changed_at", "stand", "text"],
    )


def marked_title(event: Event, starts_at: datetime | None) -> str:
    """The title, or the day of which a neutral one is made."""
    day = starts_at or event.starts_at
    if disclosure.of(event).title_outside or day is None:
        return title_outside(event, starts_at)
    return f"{MARK}{day_of(day)}{MARK}"


def finished(text: str) -> str:
    """A kept text with its neutral titles, in the active language."""
    if MARK not in text:
        return text
    return MARKED.sub(lambda found: disclosure.neutral_title_on(date.fromisoformat(found[1])), text)
