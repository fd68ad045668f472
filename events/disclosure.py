"""What may be shown where. The one table; every channel asks it, and asks nothing else."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events.models import Event, Mode, Question, Registration, Session, SessionChoice, StandIn, Venue, Visibility
from events.moments import local
from events.names import full_name


@dataclass(frozen=True)
class Disclosure:
    """What one event tells, channel by channel."""

    in_lists: bool = True  # list, search, public feed, sitemap, API without rights
    has_public_page: bool = True  # else the same 404 as any unknown address
    seats: str = "number"  # on public pages: "number", "word" or "nothing"
    place_outside: bool = True  # street, room and online link outside the ticket page of a confirmed person
    title_outside: bool = True  # mail subject and sender, calendar title, file names, titles of private pages
    subject_in_body: bool = True  # mail body: title, choice, names of materials
    is_shared: bool = True  # sharing link, Open Graph, JSON-LD
    full_names: bool = True  # badge, door, lists, exports, webhooks: the full name, else the shown name
    organisations: bool = True  # beside those names
    names_offline: bool = True  # on a door phone without network, if the event allows
    asks_photo: bool = True  # else no photos at all
    greets_known: bool = True  # a known address gets a friendly word; else the same page and mail as an unknown one
    has_exit: bool = False  # quick exit on top of the page


PUBLIC = Disclosure()
CLOSED = replace(PUBLIC, seats="word", place_outside=False, is_shared=False, greets_known=False)
CONFIDENTIAL = replace(
    CLOSED,
    in_lists=False,
    has_public_page=False,
    seats="nothing",
    title_outside=False,
    subject_in_body=False,
    full_names=False,
    organisations=False,
    names_offline=False,
    asks_photo=False,
)
TABLE: dict[str, Disclosure] = {
    Visibility.PUBLIC: PUBLIC,
    Visibility.CLOSED: CLOSED,
    Visibility.CONFIDENTIAL: CONFIDENTIAL,
}
_open_everything = False


def _when_sensitive(told: Disclosure) -> Disclosure:
    return replace(
        told,
        seats="nothing" if told.seats == "nothing" else "word",
        place_outside=False,
        title_outside=False,
        subject_in_body=False,
        is_shared=False,
        full_names=False,
        organisations=False,
        names_offline=False,
        asks_photo=False,
        greets_known=False,
        has_exit=True,
    )


def of(event: Event) -> Disclosure:
    """What this event tells."""
    if _open_everything:
        return PUBLIC
    told = TABLE[event.visibility]
    return _when_sensitive(told) if event.is_sensitive else told


def _of_list(event: Event, is_sensitive: bool) -> Disclosure:
    """What an event tells, or a sensitive session of it."""
    told = of(event)
    return _when_sensitive(told) if is_sensitive and not _open_everything else told


@contextmanager
def everything_public() -> Iterator[None]:
    """For the proof that the leak test can find something: every event tells all, for a while."""
    global _open_everything
    _open_everything = True
    try:
        yield
    finally:
        _open_everything = False


def is_open() -> bool:
    """Whether every event tells all just now: a kept page must not outlive that."""
    return _open_everything


def seats_outside(event: Event, is_sensitive: bool = False) -> str:
    """How seats are told on public pages, of an event or of a sensitive session: "number", "word" or "nothing"."""
    return _of_list(event, is_sensitive).seats


def tells_session(session: Session) -> bool:
    """Whether which session it is may stand in mails, calendars, badges, shared lists and exports."""
    return _open_everything or (of(session.event).subject_in_body and not session.is_sensitive)


def tells_room(session: Session) -> bool:
    """Whether the room of a session may stand outside the ticket page of a confirmed person."""
    return _open_everything or (of(session.event).place_outside and not session.is_sensitive)


def names_material(event: Event, session: Session | None = None) -> bool:
    """Whether the title of a material may stand in a file name or a mail; else it is called by a number."""
    return _of_list(event, session is not None and session.is_sensitive).title_outside


def listed_name(registration: Registration | StandIn, event: Event, session: Session | None = None) -> str:
    """The name on a badge, at a door, and in every list and export of the desk: the full one, or the shown one where the
    event is sensitive or the list is of a sensitive session. Who chose a sensitive session is left out of them altogether.

    The page of one person at the desk shows all: it is opened for that person, by who organises.
    """
    told = _of_list(event, session is not None and session.is_sensitive)
    return registration.full_name if told.full_names else registration.name_to_show


def contact_named(registration: Registration) -> str:
    """The contact who registered somebody, as that person may read it; nothing for who registered themselves."""
    group = registration.group
    if group is None:
        return ""
    name = full_name(group.first_name, group.family_name)
    if (group.email, name) == (registration.email, registration.full_name):
        return ""
    return (of(registration.event).full_names and name) or _("Wie je aanmeldde")


def listed_choices(choices: Iterable[SessionChoice], event: Event) -> list[SessionChoice]:
    """Of what somebody chose, what may stand beside that name."""
    for choice in choices:
        choice.session.event = event
    return [choice for choice in choices if tells_session(choice.session)]


def listed_organisation(registration: Registration, event: Event, session: Session | None = None) -> str:
    """The organisation beside that name; nothing where it may not stand there."""
    told = _of_list(event, session is not None and session.is_sensitive)
    return str(registration.organisation or "") if told.organisations else ""


def listed_visibilities() -> list[str]:
    """The visibilities whose events stand in lists, search, feeds and the sitemap."""
    return [key for key, told in TABLE.items() if _open_everything or told.in_lists]


def neutral_title(event: Event, starts_at: datetime | None = None) -> str:
    """ "Jouw bijeenkomst op 3 juni": made from the date when it is used, never stored. Of one meeting of a series: its own."""
    starts_at = starts_at or event.starts_at
    return neutral_title_on(local(starts_at).date()) if starts_at else _("Jouw bijeenkomst")


def neutral_title_on(day: date) -> str:
    """The same, of a meeting on this day."""
    return _("Jouw bijeenkomst op %(day)s") % {"day": date_format(day, "j F")}


def title_outside(event: Event, starts_at: datetime | None = None) -> str:
    """The title for a subject line, a calendar entry, a file name or a private page's title, in the active language.

    `starts_at` is when a meeting of a series begins, for its own entry in a calendar.
    """
    return event.title if of(event).title_outside else neutral_title(event, starts_at)


def place_outside(event: Event, elsewhere: Venue | None = None) -> str:
    """Where it is, as far as anybody may know: house and town, town, or "Online". A meeting of a series may be `elsewhere`."""
    if event.mode == Mode.ONLINE:
        return _("Online")
    venue = elsewhere or event.venue
    if venue is None:
        return event.place_note if of(event).place_outside else ""
    return f"{venue.name}, {venue.city}" if of(event).place_outside else venue.city


def session_outside(session: Session) -> str:
    """The name of a session outside, in the active language: its title, or only that it is a workshop."""
    return str(session.title) if tells_session(session) else _("Workshop")


def tells_answers(question: Question, event: Event) -> bool:
    """Whether answers to a question may stand in a list, an export or back on a page; else they are only counted."""
    return _open_everything or (of(event).subject_in_body and not question.is_sensitive)
