"""How it stands with each of a contact's colleagues: in words, without needs, and without what is chosen where that may tell."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events import disclosure
from events.models import ALIVE, Event, Group, Registration, SessionChoice, Shape, State
from events.moments import day_month
from events.registration.window import last_day_to_choose


@dataclass(frozen=True)
class Stand:
    """A word with its icon and colour."""

    word: str
    icon: str
    css: str = ""


@dataclass
class Colleague:
    """One colleague as the contact sees it. `workshops` says whether they are chosen, `titles` which, where that may be seen."""

    registration: Registration
    stand: Stand
    workshops: str = ""
    titles: list[Any] = field(default_factory=list)

    @property
    def is_alive(self) -> bool:
        return self.registration.is_alive


def stand_of(registration: Registration) -> Stand:
    """How somebody stands, as a contact may know it."""
    stands = {
        State.CONFIRMED: Stand(_("Heeft een plek"), "check", "b-ok"),
        State.WAITING: Stand(_("Op de wachtlijst"), "list", "b-info"),
        State.OFFERED: Stand(_("Nog geen antwoord"), "clock", "b-warn"),
        State.CANCELLED: Stand(_("Afgemeld"), "minus"),
        State.DECLINED: Stand(_("Kan deze keer niet meedoen"), "minus"),
    }
    return stands.get(State(registration.state)) or Stand(_("Aangevraagd"), "clock", "b-info")


def tells_choices(event: Event) -> bool:
    """Whether a contact sees which workshops colleagues chose. Where one is sensitive none is told: a gap would tell it."""
    return disclosure.of(event).subject_in_body and not event.sessions.filter(is_sensitive=True).exists()


def colleagues_of(group: Group, at: datetime) -> list[Colleague]:
    """Everybody in the group by main name, save who was replaced; the same number of queries for any number of people."""
    event = group.event
    live = SessionChoice.objects.filter(state__in=ALIVE).select_related("session").order_by("session__starts_at", "pk")
    people = group.registrations.exclude(state=State.REPLACED).prefetch_related(
        Prefetch("choices", queryset=live, to_attr="live_choices")
    )
    rounds = set(event.rounds.values_list("pk", flat=True)) if event.shape == Shape.CONFERENCE else set()
    tells = bool(rounds) and tells_choices(event)
    colleagues = []
    for registration in people.order_by("sort_key", "pk"):
        registration.event = event
        chosen: list[SessionChoice] = registration.live_choices  # type: ignore[attr-defined]
        colleague = Colleague(registration, stand_of(registration))
        if rounds and registration.is_alive:
            left = rounds - {row.round_id or 0 for row in chosen}
            colleague.workshops = _workshops(event, registration, left, at, has_some=left != rounds)
            colleague.titles = [row.session.title for row in chosen if not row.reason] if tells else []
        colleagues.append(colleague)
    return colleagues


def _workshops(event: Event, registration: Registration, left: set[int], at: datetime, *, has_some: bool) -> str:
    if not left:
        return _("Gekozen")
    if registration.mode == "online":
        return _("Kijkt online")
    if registration.state != State.CONFIRMED:
        return _("Kiest later")
    until, last_day = event.choices_until or event.starts_at, last_day_to_choose(event)
    if until and at >= until:
        return _("Niet overal gekozen") if has_some else _("Niet gekozen")
    if has_some and last_day:
        return _("Kiest de rest zelf, tot en met %(day)s") % {"day": day_month(last_day)}
    return _("Kiest zelf, tot en met %(day)s") % {"day": day_month(last_day)} if last_day else _("Kiest zelf")


def sum_of(colleagues: list[Colleague], group: Group) -> str:
    """ "5 collega's van Jeugdhulp Midden. 3 hebben een plek, 1 wacht, 1 heeft nog niet geantwoord." """
    states = Counter(row.registration.state for row in colleagues if row.is_alive)
    number = states.total()
    if not number:
        return _("Van je collega's is nu niemand aangemeld.")
    values = {"n": number, "organisation": group.organisation or ""}
    if group.organisation:
        first = ngettext("%(n)d collega van %(organisation)s.", "%(n)d collega's van %(organisation)s.", number)
    else:
        first = ngettext("%(n)d collega.", "%(n)d collega's.", number)
    asked = states[State.REQUESTED] + states[State.SUBMITTED]
    parts = [
        (states[State.CONFIRMED], ngettext("%(n)d heeft een plek", "%(n)d hebben een plek", states[State.CONFIRMED])),
        (states[State.WAITING], ngettext("%(n)d wacht", "%(n)d wachten", states[State.WAITING])),
        (asked, ngettext("%(n)d vroeg een plek", "%(n)d vroegen een plek", asked)),
        (
            states[State.OFFERED],
            ngettext("%(n)d heeft nog niet geantwoord", "%(n)d hebben nog niet geantwoord", states[State.OFFERED]),
        ),
    ]
    said = ", ".join(text % {"n": n} for n, text in parts if n)
    return f"{first % values} {said}."
