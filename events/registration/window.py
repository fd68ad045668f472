"""When somebody can register, and what the button then says."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from events import conf, disclosure, moments
from events.models import ALIVE, Event, Invitation, Registration, WayIn
from events.moments import day_of
from events.places.seats import Seats
from events.registration.refusals import InvitationUsed

OVER = ("cancelled", "past", "elsewhere")  # phases in which nobody can come any more, or not through us


@dataclass(frozen=True)
class WayToJoin:
    """What a visitor can do now: the words of the button, or why there is none."""

    button: str = ""
    sentence: str = ""
    can_hear: bool = False  # an address can be left, to hear when it opens, has a place, or is on another day


def phase_of(event: Event, at: datetime) -> str:
    """Where the event is in its life: part of the key under which its page is kept."""
    if event.is_cancelled:
        return "cancelled"
    if event.is_past(at):
        return "past"
    if event.way_in == WayIn.NONE:
        return "elsewhere"
    if event.opens_at and at < event.opens_at:
        return "early"
    return "open" if event.is_open(at) else "late"


def contact_of(event: Event) -> dict[str, str]:
    """Whom to call or write to about an event: who it names, else the site."""
    return {
        "name": event.contact_name,
        "phone": event.contact_phone or conf.contact_phone(),
        "email": event.contact_email or conf.contact_email(),
    }


def seats_now(seats: Seats, phase: str) -> Seats:
    """The seats as they matter now: who can't register any more is not told of free ones."""
    return replace(seats, state=phase) if phase in ("late", "past") else seats


def last_day_to_choose(event: Event) -> date | None:
    """The last day on which workshops can be chosen or changed; an end at midnight is the day before."""
    until = event.choices_until or event.starts_at
    return day_of(until - timedelta(seconds=1)) if until else None


def takes_groups(event: Event) -> bool:
    """Whether a contact can register colleagues: not where a page that lists them would tell who comes already."""
    return event.way_in == WayIn.OPEN and disclosure.of(event).greets_known


def can_hear(event: Event, phase: str, seats: Seats) -> bool:
    """Whether somebody may ask to be told: it has not opened, is full without a list, or is off."""
    if event.way_in in (WayIn.INVITED, WayIn.NONE) or not disclosure.of(event).has_public_page:
        return False
    return phase in ("early", "cancelled") or (phase == "open" and event.way_in == WayIn.OPEN and seats.state == "full")


def way_to_join(event: Event, phase: str, seats: Seats) -> WayToJoin:
    """The button that fits the moment and the places."""
    return replace(_way(event, phase, seats), can_hear=can_hear(event, phase, seats))


def _way(event: Event, phase: str, seats: Seats) -> WayToJoin:
    return _open_way(event, seats) if phase == "open" else _no_way(event, phase)


def _no_way(event: Event, phase: str) -> WayToJoin:
    sentences = {
        "cancelled": _("Deze bijeenkomst gaat niet door."),
        "past": _("Deze bijeenkomst is geweest."),
        "elsewhere": _("Aanmelden gaat via de organisator van dit congres."),
        "late": _("Aanmelden kan niet meer."),
    }
    if phase == "early":
        return WayToJoin("", _("Aanmelden kan vanaf %(day)s.") % {"day": moments.long_date(event.opens_at)})
    return WayToJoin("", sentences[phase])


def way_of_invited(invitation: Invitation, phase: str) -> WayToJoin:
    """For who holds an invitation: a link works once, and only while people can register."""
    if phase in OVER:
        return _no_way(invitation.event, phase)
    if Registration.objects.filter(invitation=invitation, state__in=ALIVE).exists():
        used = InvitationUsed()
        return WayToJoin("", f"{used} {used.remedy}")
    return WayToJoin(_("Meld je aan")) if phase == "open" else _no_way(invitation.event, phase)


def _open_way(event: Event, seats: Seats) -> WayToJoin:
    if event.way_in == WayIn.INVITED:
        return WayToJoin("", _("Deze bijeenkomst is op uitnodiging. Gebruik de link in je uitnodiging."))
    if event.way_in == WayIn.REQUEST:
        return WayToJoin(_("Vraag een plek aan"), _("De organisator bekijkt je aanvraag. Je krijgt antwoord per mail."))
    if seats.state == "full":
        return WayToJoin("", _("Deze bijeenkomst is vol."))
    if seats.state == "waiting":
        return WayToJoin(_("Zet me op de wachtlijst"), _("Komt er een plek vrij, dan krijg je een mail."))
    return WayToJoin(_("Meld je aan"), "")
