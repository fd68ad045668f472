"""A contact registers colleagues: each an own registration, with own ticket, consent and needs."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from events import names
from events.facts import announce
from events.messages import actions as messages
from events.models import Event, Group, Organisation, Registration
from events.registration.actions.register import register
from events.registration.facts import group_made
from events.registration.person import Person

MOST = 30


@dataclass(frozen=True)
class Line:
    """One line of what was pasted: who, or why it cannot be read."""

    number: int
    text: str
    first_name: str = ""
    family_name: str = ""
    email: str = ""
    is_wrong: bool = False


def read_lines(text: str) -> list[Line]:
    """ "Naam; mail" a line, also with a comma or a tab between, or as a mail program writes it: "Naam <mail>". The address may be
    left out. At most MOST lines.
    """
    lines = [line.strip() for line in text.replace("\x00", "").splitlines() if line.strip()]
    return [_read(number, line) for number, line in enumerate(lines[:MOST], 1)]


def _read(number: int, text: str) -> Line:
    name, email = _parts(text)
    first, _, family = name.partition(" ")
    try:
        if email:
            validate_email(email)
    except ValidationError:
        return Line(number, text, is_wrong=True)
    if not first or len(email) > 254 or "@" in name or len(first) > 80 or len(family) > 120:
        return Line(number, text, is_wrong=True)
    return Line(number, text, first, family.strip(), email)


def _parts(text: str) -> tuple[str, str]:
    """The name and the address. A mail program writes "Jansen, Piet <piet@example.org>;": then the comma turns the name."""
    from_mail = re.fullmatch(r"(.*?)<([^<>]*)>[\s;,]*", text)
    if from_mail and not re.search(r"[;\t]", from_mail[1].rstrip("; \t")):
        said = names.typed(from_mail[1].strip("\"' ;\t"))
        family, comma, first = said.partition(",")
        turned = f"{first.strip()} {family.strip()}" if comma and first.strip() else family
        return names.typed(turned), names.typed(from_mail[2]).lower()
    parts = [names.typed(part) for part in re.split(r"[;,\t]", text, maxsplit=1)]
    return parts[0], parts[1].strip("<>; ").lower() if len(parts) > 1 else ""


@transaction.atomic
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
) -> Group:
    """Make a contact's group with its first colleagues; the contact gets a link to its page. Announces `group_made`.

    Refuses: what `register` refuses, for the whole group: then nobody is registered.
    """
    group = Group.objects.create(
        event=event,
        first_name=first_name,
        family_name=family_name,
        email=email.lower(),
        organisation=organisation,
        language=language,
    )
    announce(group_made, event=event, at=at, actor="contact", people=len(lines))
    messages.plan(kind="group_made", key=f"group:{group.pk}", group=group, at=at)
    add_colleagues(group=group, lines=lines, at=at)
    return group


@transaction.atomic
def add_colleagues(*, group: Group, lines: list[Line], at: datetime) -> list[Registration]:
    """Register more colleagues in a group. Who has no address gets the ticket through the contact.

    Refuses: what `register` refuses, for all of them.
    """
    return [
        register(
            event=group.event,
            person=Person(
                first_name=line.first_name,
                family_name=line.family_name,
                email=line.email,
                organisation=group.organisation,
                standing="listed" if group.organisation else "own",
                role="professional",
                language=group.language,
            ),
            at=at,
            group=group,
        )
        for line in lines
        if not line.is_wrong
    ]
