"""One event's page: what stands on it, and what can be done now."""

from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events import conf, disclosure, moments
from events.models import Event, Mode, Session, Shape, WayIn
from events.programme.queries import Slot, programme_of
from events.registration.meetings import coming_of, meetings_of
from events.registration.queries import speakers_of
from events.registration.window import takes_groups


def page_of(event: Event, at: datetime, phase: str) -> dict[str, Any]:
    """Everything that the page draws, but for the seats."""
    told = disclosure.of(event)
    programme = programme_of(event)
    return {
        "event": event,
        "told": told,
        "coming": coming_of(event, meetings_of(event), at),
        "is_ahead": phase not in ("past", "cancelled"),
        "can_register": phase in ("open", "early") and event.way_in != WayIn.NONE,
        "describes": _describes(event),
        "programme": [_row(slot, at) for slot in programme if event.shape != "single"],
        "speakers": _speakers(event, programme),
        "facilities": facilities_of(event) if event.venue else [],
        "points": points_of(event),
        "place": disclosure.place_outside(event),
        "takes_groups": takes_groups(event),
        "share": _share(event) if told.is_shared else None,
        "contact": {
            "name": event.contact_name,
            "phone": event.contact_phone or conf.contact_phone(),
            "email": event.contact_email or conf.contact_email(),
        },
    }


def met(event: Event, at: datetime) -> int:
    """How often a series has met: its page is another one after each meeting."""
    return Session.objects.filter(event=event, ends_at__lt=at).count() if event.shape == Shape.SERIES else 0


def _describes(event: Event) -> str:
    """What a search engine shows under the title; nothing in another language than the page's."""
    said = event.summary
    return Truncator(said).words(30) if (get_language() or "nl").startswith(said.lang) else ""


def _speakers(event: Event, programme: list[Slot]) -> list[str]:
    if event.shape == "conference":
        return []
    names = [name for slot in programme if slot.session for name in speakers_of(slot.session)]
    return list(dict.fromkeys(names))


def _row(slot: Slot, at: datetime) -> dict[str, Any]:
    sessions = [{"session": s, "speakers": ", ".join(speakers_of(s)), "room": _room(s)} for s in slot.sessions]
    single = slot.session
    return {
        "slot": slot,
        "session": single,
        "is_over": bool(single and single.ends_at < at),
        "round": slot.round,
        "sessions": sessions,
        "speakers": ", ".join(speakers_of(single)) if single else "",
        "room": _room(single) if single else "",
    }


def _room(session: Any) -> str:
    if session.is_sensitive or not disclosure.of(session.event).place_outside:
        return ""
    return str(session.room.name) if session.room else ""


def facilities_of(event: Event) -> list[str]:
    """What the building has, in sentences; before anybody signs up."""
    sentences = {
        "step_free": _("Alle zalen zijn bereikbaar met een rolstoel."),
        "lift": _("Er is een lift."),
        "accessible_toilet": _("Er is een aangepast toilet."),
        "hearing_loop": _("Er is een ringleiding."),
        "quiet_room": _("Er is een stille kamer, ook om te bidden of te kolven."),
        "disabled_parking": _("Er zijn parkeerplaatsen voor mensen met een beperking."),
    }
    has = event.venue.facilities if event.venue else {}
    return [said for key, said in sentences.items() if has.get(key)]


def points_of(event: Event) -> str:
    """ "3 punten voor SKJ en Registerplein"."""
    rows = [row for row in event.accreditations if isinstance(row, dict) and row.get("register")]
    if not rows:
        return ""
    names = _(" en ").join(str(row["register"]) for row in rows)
    return _("%(points)s punten voor %(registers)s") % {"points": rows[0].get("points", ""), "registers": names}


def _share(event: Event) -> dict[str, str]:
    """Plain links from title, day and town; nothing of the person who shares."""
    address = conf.base_url() + reverse("bijeen_events:agenda-event", args=[event.slug])
    town = event.venue.city if event.venue else ""
    said = ", ".join(filter(None, (str(event.title), moments.day_month(event.starts_at), town)))
    return {
        "address": address,
        "whatsapp": f"https://wa.me/?text={quote(f'{said}: {address}')}",
        "mail": f"mailto:?subject={quote(said)}&body={quote(address)}",
        "title": said,
    }


def json_ld(event: Event) -> dict[str, Any] | None:
    """The event for search engines, as schema.org's Event; only where disclosure lets it be shared."""
    if not disclosure.of(event).is_shared:
        return None
    online = event.mode in (Mode.ONLINE, Mode.HYBRID)
    places: list[dict[str, Any]] = []
    if event.venue and event.mode != Mode.ONLINE:
        address = {"@type": "PostalAddress", "streetAddress": event.venue.address, "addressLocality": event.venue.city}
        places.append({"@type": "Place", "name": event.venue.name, "address": {**address, "addressCountry": "NL"}})
    if online:
        places.append({"@type": "VirtualLocation", "url": conf.base_url()})
    attendance = {"on_site": "Offline", "online": "Online", "hybrid": "Mixed"}[event.mode]
    status = "EventCancelled" if event.is_cancelled else "EventRescheduled" if event.moved_at else "EventScheduled"
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": str(event.title),
        "description": str(event.summary),
        "startDate": moments.local(event.starts_at).isoformat() if event.starts_at else None,
        "endDate": moments.local(event.ends_at).isoformat() if event.ends_at else None,
        "eventAttendanceMode": f"https://schema.org/{attendance}EventAttendanceMode",
        "eventStatus": f"https://schema.org/{status}",
        "location": places,
        "isAccessibleForFree": True,
        "organizer": {"@type": "Organization", "name": conf.site_name(), "url": conf.base_url()},
        "inLanguage": "nl",
    }
