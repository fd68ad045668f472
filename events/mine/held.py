"""What is known of one mail address: every holding that says whose it is, its rows, and what they say."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from events import disclosure
from events.extend import Holding, Text, asks, holdings
from events.mine.holdings import OWN_LINK
from events.models import AddressChange, Answer, Event, Message, OwnLink
from events.moments import clock, long_date
from events.questions.words import in_words as answered_in_words

# What opens something is no information about a person, and nobody should keep it in a file.
SECRETS = frozenset(
    "code code_old code_new ticket_secret short_code holder_token token figures message_id file file_hash key data".split()
)
DERIVED = frozenset("name_key sort_key search_key".split())
WORDS: dict[str, Text] = {
    "first_name": _("Voornaam"),
    "family_name": _("Achternaam"),
    "shown_name": _("Naam die we bij de deur zeggen"),
    "name": _("Naam"),
    "email": _("Mailadres"),
    "phone": _("Telefoonnummer"),
    "organisation": _("Organisatie"),
    "organisation_name": _("Organisatie"),
    "organisation_type": _("Soort organisatie"),
    "standing": _("Namens wie"),
    "role": _("Rol"),
    "job_title": _("Functie"),
    "motive": _("Waarom je wilt komen"),
    "remarks": _("Opmerkingen"),
    "language": _("Taal"),
    "no_photo": _("Geen foto's"),
    "may_list": _("Op de deelnemerslijst"),
    "may_news": _("Mail over nieuwe bijeenkomsten"),
    "values": _("Wat je aankruiste"),
    "note": _("Wat je erbij schreef"),
    "companion": _("Met een begeleider"),
    "state": _("Stand"),
    "source": _("Hoe we het weten"),
    "scanned_at": _("Moment"),
    "used_on": _("Het laatst gebruikt"),
    "kind": _("Soort mail"),
    "sent_at": _("Verzonden"),
    "is_agreed": _("Toegekend"),
    "need": _("Wat je vroeg"),
    "answer": _("Antwoord"),
    "text": _("Tekst"),
    "sentence": _("Tekst"),
    "typed": _("Wat je invulde"),
    "error": _("Wat er misging"),
    "signer": _("Ondertekend door"),
    "bio_nl": _("Over jou"),
    "bio_en": _("Over jou, in het Engels"),
    "reason": _("Reden"),
}


@dataclass(frozen=True)
class Line:
    """One thing that is known: the column, its name in words, and its value in words."""

    column: str
    label: Text
    says: str


@dataclass(frozen=True)
class Known:
    """One row: what it is about, where it is about something, and what it says."""

    about: str
    lines: list[Line]


@dataclass(frozen=True)
class Held:
    """One holding with what it knows of somebody."""

    holding: Holding
    rows: list[Known]


def is_known(email: str) -> bool:
    """Whether anything is kept of this address, by whichever app: not only of who registered. The link itself does not count."""
    counting = (holding for holding in holdings if holding.key != OWN_LINK)
    return bool(email) and any(rows.exists() for holding in counting for rows in _found(holding, email))


def held_of(link: OwnLink) -> list[Held]:
    """Every holding that has something about this address, in the order in which holdings stand."""
    found = [Held(holding, list(_rows(holding, link.email))) for holding in holdings if holding.found_by]
    return [held for held in found if held.rows]


def as_data(held: list[Held]) -> dict[str, Any]:
    """For a machine: by holding why it is kept and until when, and its rows by column."""
    return {
        one.holding.key: {
            "what": str(one.holding.what),
            "why": str(one.holding.why),
            "who": str(one.holding.who),
            "until": str(one.holding.until),
            "rows": [{"about": row.about} | {line.column: line.says for line in row.lines} for row in one.rows],
        }
        for one in held
    }


def _found(holding: Holding, email: str) -> Iterator[QuerySet]:
    """The rows that are about this address: one query for each model."""
    whose: dict[str, Q] = defaultdict(Q)
    for found_by in holding.found_by:
        name, lookup = found_by.split(".")
        whose[name] |= Q(**{lookup: email})
    for name, its in whose.items():
        rows = apps.get_model(holding.app, name)._default_manager.filter(its).order_by("pk")
        # what was asked and not answered yet is gone in a moment, and anybody may ask
        yield rows.exclude(kind__in=[ask.key for ask in asks]) if rows.model is Message else rows


def _rows(holding: Holding, email: str) -> Iterator[Known]:
    for found in _found(holding, email):
        model = found.model
        columns = [column.split(".") for column in holding.columns]
        shown = [name for of, name in columns if of == model.__name__ and name not in SECRETS | DERIVED]
        beside = ["question"] if model is Answer else []
        for row in found.select_related(*_about(model), *beside):
            lines = [line for column in shown if (line := _line(row, column, holding.words))]
            if lines:
                yield Known("" if _is_unproved(row, email) else _event_of(row), lines)


def _is_unproved(row: Model, email: str) -> bool:
    """An address that somebody typed for their own registration, or the mail that asks about it: who has it is not told for
    what.
    """
    asks_new = isinstance(row, AddressChange) or (isinstance(row, Message) and row.kind == "address_new")
    mine = row.registration if asks_new else None  # type: ignore[attr-defined]
    return mine is not None and mine.email != email


def _about(model: type[Model]) -> list[str]:
    """The way from a row to its event."""
    own = {field.name for field in model._meta.get_fields() if getattr(field, "many_to_one", False)}
    own |= {field.name for field in model._meta.get_fields() if field.one_to_one and field.concrete}
    if "event" in own:
        return ["event"]
    return [f"{name}__event" for name in ("registration", "session", "material") if name in own][:1]


def _event_of(row: Model) -> str:
    way = _about(type(row))
    found: Any = row
    for name in way[0].split("__") if way else ():
        found = getattr(found, name, None)
    if not isinstance(found, Event):
        return ""
    title = disclosure.title_outside(found)
    day = long_date(found.starts_at) if found.starts_at else ""
    return f"{title}, {day}" if day and disclosure.of(found).title_outside else title


def _line(row: Model, column: str, words: Mapping[str, Text]) -> Line | None:
    field = row._meta.get_field(column)
    if field.is_relation and column != "organisation":
        return None  # which row it hangs on is what it is about; who of the staff did it is not about this person
    value = getattr(row, column)
    if value in (None, "", [], {}):
        return None
    return Line(column, words.get(column) or WORDS[column], _in_words(row, column, value))


def _in_words(row: Model, column: str, value: Any) -> str:
    if isinstance(value, datetime):
        return f"{long_date(value)}, {clock(value)}"
    if isinstance(value, date):
        return long_date(value)
    if column == "value" and isinstance(row, Answer):
        return f"{row.question.label}: {answered_in_words(row.question, value)}"
    if isinstance(value, bool):
        return str(_("ja") if value else _("nee"))
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    shown = getattr(row, f"get_{column}_display", None)
    return str(shown() if shown else value)
