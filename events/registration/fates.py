"""What becomes of each line that a contact pasted or filled in: told first, and done afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from django.utils.translation import gettext as _

from events import disclosure, names
from events.models import ALIVE, Event, Group, Registration
from events.registration.actions.groups import Line
from events.registration.addresses import what_is_wrong

Key = tuple[str, str]


@dataclass(frozen=True)
class Fate:
    """One line. `kind` is "new", "in_group", "known" (registered without this group), "twice" or "wrong"."""

    line: Line
    kind: str

    @property
    def is_new(self) -> bool:
        return self.kind == "new"

    @property
    def word(self) -> str:
        """What we make of it."""
        words = {
            "new": _("Voegen we toe"),
            "in_group": _("Staat al in je groep"),
            "known": _("Was al aangemeld"),
            "twice": _("Staat er dubbel"),
            "wrong": _("Kunnen we niet lezen"),
        }
        return words[self.kind]

    @property
    def why(self) -> str:
        """Beside the word: what is wrong with a line, or what stays as it is."""
        if self.kind == "known":
            return _("Die aanmelding blijft zoals die is en komt niet in jouw lijst.")
        if self.kind == "wrong":
            return _why_wrong(self.line)
        return "" if self.line.email or not self.is_new else _("Zonder mailadres: het ticket komt via jou.")


def _why_wrong(line: Line) -> str:
    if line.why == "no_name":
        return _("Er staat geen naam. Zet eerst de naam, dan een puntkomma, dan het mailadres.")
    if line.why == "too_long":
        return _("De naam is te lang. Zet elke collega op een eigen regel.")
    if "@" not in line.email:
        return _("Achter de puntkomma staat geen mailadres. Heeft je collega er geen? Laat dat deel dan weg.")
    return what_is_wrong(line.email)


def name_key(line: Line) -> str:
    """The name as it tells people apart."""
    return names.sort_key(line.first_name, line.family_name)


def mark_of(line: Line) -> str:
    """Something short that stays with a person, wherever the line stands."""
    return blake2b(f"{line.email}\n{name_key(line)}".encode(), digest_size=5).hexdigest()


def fates_of(event: Event, group: Group | None, lines: list[Line]) -> list[Fate]:
    """What would become of each line, in the order of the lines; two queries, however many there are.

    That somebody comes already is told only where the event greets who is known.
    """
    in_group, known = _there(event, group, lines)
    seen: set[Key] = set()
    fates = []
    for line in lines:
        key = (line.email, name_key(line))
        kind = "wrong" if line.is_wrong else "twice" if key in seen else _kind(key, in_group, known)
        if not line.is_wrong:
            seen.add(key)
        fates.append(Fate(line, kind))
    return fates


def _kind(key: Key, in_group: set[Key], known: set[Key]) -> str:
    return "in_group" if key in in_group else "known" if key in known else "new"


def _there(event: Event, group: Group | None, lines: Iterable[Line]) -> tuple[set[Key], set[Key]]:
    """Who is in this group, and who comes without it."""
    columns = ("email", "sort_key")
    in_group = set(group.registrations.filter(state__in=ALIVE).values_list(*columns)) if group else set()
    if not disclosure.of(event).greets_known:
        return in_group, set()
    addresses = {line.email for line in lines if line.email and not line.is_wrong}
    rows = Registration.objects.filter(event=event, email__in=addresses, state__in=ALIVE)
    return in_group, set(rows.values_list(*columns)) - in_group
