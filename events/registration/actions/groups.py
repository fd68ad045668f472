"""A contact registers colleagues: each an own registration, with own ticket, consent and needs."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from events import names
from events.facts import announce
from events.messages import actions as messages
from events.models import ALIVE, Event, Group, Organisation, Registration
from events.registration.actions.register import refuse_unfit, seat, seat_together, write_down
from events.registration.facts import group_made
from events.registration.person import Person, Wish
from events.registration.queries import same_person

MOST = 30
Chosen = dict[int, tuple[Wish, ...]]


@dataclass(frozen=True)
class Line:
    """One line of what was pasted: who, or why it cannot be read."""

    number: int
    text: str
    first_name: str = ""
    family_name: str = ""
    email: str = ""
    is_wrong: bool = False
    why: str = ""  # what is wrong: "no_name", "too_long" or "bad_address"


def read_lines(text: str, most: int = MOST) -> list[Line]:
    """ "Naam; mail" a line, also with a comma or a tab between, or as a mail program writes it: "Naam <mail>". The address may be
    left out. At most `most` lines; what is only between words is none.
    """
    lines = [line.strip() for line in text.replace("\x00", "").splitlines() if re.search(r"[^\s;,-]", line)]
    return [_read(number, line) for number, line in enumerate(lines[:most], 1)]


def _read(number: int, text: str) -> Line:
    name, email = _parts(text)
    first, _, family = name.partition(" ")
    try:
        if email:
            validate_email(email)
    except ValidationError:
        return Line(number, text, email=email, is_wrong=True, why="bad_address")
    if not first or "@" in name:
        return Line(number, text, is_wrong=True, why="no_name")
    if len(email) > 254 or len(first) > 80 or len(family) > 120:
        return Line(number, text, is_wrong=True, why="too_long")
    return Line(number, text, first, family.strip(), email)


def _parts(text: str) -> tuple[str, str]:
    """The name and the address. A mail program writes "Jansen, Piet <piet@example.org>;": then the comma turns the name, as it
    does in "Jansen, Piet; piet@example.org".
    """
    from_mail = re.fullmatch(r"(.*?)<([^<>]*)>[\s;,]*", text)
    if from_mail and not re.search(r"[;\t]", from_mail[1].rstrip("; \t")):
        return _turned(from_mail[1].strip("\"' ;\t")), names.typed(from_mail[2]).lower()
    text = text.rstrip(";,\t ")
    between = r"[;\t]" if re.search(r"[;\t]", text) else ","
    parts = re.split(between, text, maxsplit=1)
    return _turned(parts[0].strip("\"' ")), names.typed(parts[1]).strip("<>; ").lower() if len(parts) > 1 else ""


def _turned(name: str) -> str:
    family, comma, first = names.typed(name).partition(",")
    return names.typed(f"{first.strip()} {family.strip()}" if comma and first.strip() else family)


def make_group(
    *,
    event: Event,
    first_name: str,
    family_name: str,
    email: str,
    organisation: Organisation | None,
    language: str,
    lines: list[Line],
    at: datetime,
    token: UUID | None = None,
    is_together: bool = False,
    wishes: Chosen | None = None,
) -> Group:
    """Make a contact's group with its first colleagues; the contact gets a link to its page. Announces `group_made`.

    Who come only *together* get their places all at once, or wait as one in the line (`events.places.order`). The same form
    sent twice (the same token) is one group. `wishes` are as in `add_colleagues`.

    Refuses: what `register` refuses, for the whole group: then nobody is registered.
    """
    if sent := _sent(token):
        return sent
    contact: dict[str, Any] = {"first_name": first_name, "family_name": family_name, "email": email.lower()}
    try:
        with transaction.atomic():
            contact |= {"organisation": organisation, "language": language, "is_together": is_together}
            return _make(event, contact, lines, at, token, wishes)
    except IntegrityError:  # the same form, at the same moment
        if sent := _sent(token):
            return sent
        raise


def _sent(token: UUID | None) -> Group | None:
    return Group.objects.filter(token=token).first() if token else None


def _make(
    event: Event, contact: dict[str, Any], lines: list[Line], at: datetime, token: UUID | None, wishes: Chosen | None
) -> Group:
    group = Group.objects.create(event=event, token=token, **contact)
    announce(group_made, event=event, at=at, actor="contact", people=len(lines))
    messages.plan(kind="group_made", key=f"group:{group.pk}", group=group, at=at)
    add_colleagues(group=group, lines=lines, at=at, wishes=wishes)
    return group


@transaction.atomic
def add_colleagues(
    *, group: Group, lines: list[Line], at: datetime, wishes: Chosen | None = None, is_together: bool = False
) -> list[Registration]:
    """Register more colleagues in a group. Who has no address gets the ticket through the contact. With `is_together` all of
    the group who wait do so as one from now on.

    `wishes` are workshops that the contact chose, by the number of a line; without any the colleague chooses. Who is in the
    group already stays as it is. Everybody is written down first, in one order for all who come; the seats
    are taken after that, so that nobody holds them while waiting for who writes the same person.

    Refuses: what `register` refuses, for all of them.
    """
    people = {line: _person(group, line) for line in lines if not line.is_wrong}
    chosen = {line: (wishes or {}).get(line.number, ()) for line in people}
    written: dict[Line, tuple[Registration, bool]] = {}
    for line in sorted(people, key=lambda line: (line.email, _name(line))):
        found = _found(group, line)
        if found is None:
            refuse_unfit(group.event, people[line], chosen[line], at)
        written[line] = (found, False) if found else _write(group, people[line], chosen[line], at)
    new = {line: registration for line in people for registration, is_written in [written[line]] if is_written}
    if is_together or Group.objects.filter(pk=group.pk, is_together=True).exists():
        seat_together(group, list(new.values()), tuple(wish for line in new for wish in chosen[line]), at)
    else:
        for line, registration in new.items():  # who stands first waits shortest
            seat(registration, chosen[line], at)
    return [written[line][0] for line in people]


def known_elsewhere(group: Group, lines: list[Line]) -> list[Line]:
    """Whom of these the event knows without this group: their registrations stay theirs. Only for who may be told."""
    addresses = {line.email for line in lines if line.email}
    known = Registration.objects.filter(event=group.event, email__in=addresses, state__in=ALIVE)
    others = set(known.exclude(group=group).values_list("email", "sort_key"))
    others |= set(known.filter(group=None).values_list("email", "sort_key"))
    return [line for line in lines if (line.email, _name(line)) in others]


def _name(line: Line) -> str:
    return names.sort_key(line.first_name, line.family_name)


def _found(group: Group, line: Line) -> Registration | None:
    """This person at this event; without an address, this name in this group."""
    if line.email:
        return same_person(group.event, line.email, _name(line))
    return group.registrations.filter(email="", sort_key=_name(line), state__in=ALIVE).first()


def _write(group: Group, person: Person, wishes: tuple[Wish, ...], at: datetime) -> tuple[Registration, bool]:
    return write_down(group.event, person, wishes, None, "", at, None, group, None)


def _person(group: Group, line: Line) -> Person:
    return Person(
        first_name=line.first_name,
        family_name=line.family_name,
        email=line.email,
        organisation=group.organisation,
        standing="listed" if group.organisation else "own",
        role="professional",
        language=group.language,
    )
