"""Toolkits as pages read them; each a constant number of queries."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.agenda.queries import by_next_meeting, dressed, on_the_agenda
from events.materials.naming import sized
from events.materials.sniffing import EXTENSIONS
from events.models import Event
from toolkits.models import HelpLine, Part, Toolkit


@dataclass(frozen=True)
class Shown:
    """One part on a page: what it is in words, an icon, and where it is opened (nowhere, when it is a text)."""

    part: Part
    says: str
    icon: str
    address: str


def toolkits_listed() -> QuerySet[Toolkit]:
    """The published toolkits by name, with how many parts they have."""
    rows = Toolkit.objects.exclude(published_at=None).annotate(number=Count("parts"))
    return rows.order_by("title_nl", "pk")


def parts_of(toolkit: Toolkit) -> list[Shown]:
    """The parts in order."""
    return [shown(part) for part in toolkit.parts.order_by("order", "pk")]


def shown(part: Part) -> Shown:
    """A part in words: "Kaart, pdf, 180 kB, Nederlands, 5 minuten"."""
    said = [part.get_what_display()]
    if part.is_file:
        said += [EXTENSIONS.get(part.media_type, ""), sized(part.size)]
    elif part.link:
        said.append(_("link"))
    if part.is_file or part.link:
        said.append(part.get_read_in_display())
    if part.minutes:
        said.append(ngettext("%(n)d minuut", "%(n)d minuten", part.minutes) % {"n": part.minutes})
    has_address = part.is_file or bool(part.link)
    address = reverse("bijeen_fixed:toolkits-part", args=[part.pk]) if has_address else ""
    return Shown(part, ", ".join(said), icon_of(part), address)


def icon_of(part: Part) -> str:
    """The icon beside it."""
    if part.what == Part.What.FILM or part.media_type.startswith(("video", "audio")):
        return "video"
    return "book" if not (part.key or part.link) else "file"


def help_lines_of(toolkit: Toolkit) -> list[HelpLine]:
    """Whom to call, in order."""
    return list(toolkit.help_lines.order_by("order", "pk"))


def coming_sessions(toolkit: Toolkit, at: datetime) -> list[Any]:
    """The events of this toolkit that may stand in a list and are still to come, as the agenda shows them."""
    rows = on_the_agenda().filter(toolkit_key=toolkit.key, ends_at__gte=at).exclude(status=Event.Status.CANCELLED)
    return dressed(list(by_next_meeting(rows, at)), at)


# What the desk reads --------------------------------------------------------------------------------------------


def toolkits_at_the_desk(toolkits: QuerySet[Toolkit]) -> QuerySet[Toolkit]:
    """With how many parts each has."""
    return toolkits.annotate(number=Count("parts")).order_by("title_nl", "pk")


def events_of(toolkit: Toolkit, events: QuerySet[Event]) -> list[Event]:
    """Of these events those of the toolkit, the newest first."""
    return list(events.filter(toolkit_key=toolkit.key).order_by("-starts_at", "pk"))


def toolkit_of(event: Event) -> Toolkit | None:
    """The toolkit that an event is about; nothing is asked for an event that names none."""
    return Toolkit.objects.filter(key=event.toolkit_key).first() if event.toolkit_key else None
