"""What stands on somebody's ticket, as far as it may stand there: one answer for the sheet and for the file."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import override

from events import disclosure
from events.models import HOLDING, Mode, Registration, SessionChoice
from events.moments import long_date, time_range
from events.registration.meetings import Coming, coming_of, meetings_of
from events.tickets.qr import address_of
from events.tickets.ticket import Ticket

HELD = SessionChoice.objects.filter(state__in=HOLDING).select_related("session__room", "session__event")


def ticket_of(registration: Registration) -> Ticket:
    """In the active language. A sensitive choice stands on it as a time and a room."""
    event = registration.event
    chosen = HELD.filter(registration=registration).order_by("session__starts_at", "pk")
    return _ticket(registration, coming_of(event, meetings_of(event), now()), chosen)


def tickets_of(registrations: list[Registration], *, with_choices: bool) -> list[Ticket]:
    """Of people at one event, each in their own language; the same queries for any number of them."""
    event = registrations[0].event
    coming = coming_of(event, meetings_of(event), now())
    chosen: dict[int, list[SessionChoice]] = defaultdict(list)
    if with_choices:
        for choice in HELD.filter(registration__in=registrations).order_by("session__starts_at", "pk"):
            chosen[choice.registration_id].append(choice)
    tickets = []
    for registration in registrations:
        registration.event = event
        with override(registration.language):
            tickets.append(_ticket(registration, coming, chosen[registration.pk]))
    return tickets


def _ticket(registration: Registration, coming: Coming, chosen: Iterable[SessionChoice]) -> Ticket:
    event = registration.event
    told = disclosure.of(event)
    online = registration.mode == "online" or event.mode == Mode.ONLINE
    says = _("Laat dit zien bij de deur, op je telefoon of op papier.")
    if online:
        says = _("Meedoen kan met de link op je eigen pagina.")
    return Ticket(
        title=disclosure.title_outside(event),
        name=disclosure.listed_name(registration, registration.event),
        facts=tuple(_facts(registration, coming, online, told.organisations)),
        choices=tuple(_choices(chosen)),
        choices_heading=_("Jouw keuze"),
        address=address_of(registration),
        code=registration.short_code,
        says=says,
        language=registration.language,
    )


def _facts(registration: Registration, coming: Coming, online: bool, organisations: bool) -> list[tuple[str, str]]:
    facts = []
    if coming.starts_at:
        hours = time_range(coming.starts_at, coming.ends_at)
        facts.append((_("Wanneer"), f"{capfirst(long_date(coming.starts_at))}, {hours}"))
    if online:
        facts.append((_("Waar"), _("Online. De link staat een dag van tevoren op je eigen pagina.")))
    elif coming.venue:
        room = [coming.room.name] if coming.room else []
        lines = [coming.venue.name, coming.venue.address or coming.venue.city, *room]
        facts.append((_("Waar"), "\n".join(filter(None, lines))))
    if organisations and registration.organisation:
        facts.append((_("Organisatie"), str(registration.organisation)))
    return facts


def _choices(chosen: Iterable[SessionChoice]) -> list[tuple[str, str]]:
    lines = []
    for choice in chosen:
        session = choice.session
        room = f", {session.room.name}" if session.room else ""
        hours = time_range(session.starts_at, session.ends_at)
        lines.append((hours, f"{disclosure.session_outside(session)}{room}"))
    return lines
