"""Lists as files, safe to open in a spreadsheet, with only what disclosure lets out: the rows, and CSV of them.

CSV is parted by semicolons and begins with a byte order mark: that is how Dutch Excel opens it in columns with its letters
right. There a cell that begins like a formula gets an apostrophe in front (OWASP, "CSV Injection").
"""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import StringIO
from typing import Any

from django.utils.translation import gettext as _

from events import disclosure, names
from events.models import Event, Question, Registration, State
from events.moments import local
from events.registration.catering import Catering
from events.registration.roles import role_of

NO_CELL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what no XML holds, and so no workbook (XML 1.0, 2.2)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
Row = list[Any]  # texts, and moments on the clock of Amsterdam without a zone: a spreadsheet knows none


Columns = list[tuple[Question, dict[int, str]]]  # a question, and what each registration answered


def rows_of(event: Event, registrations: Iterable[Registration], answers: Columns | None = None) -> Iterator[Row]:
    """The heading, then a row a person: never needs, phone or motive; shown names and no organisation where sensitive.

    `answers` are the columns that disclosure lets out, for who may read them.
    """
    told = disclosure.of(event)
    heading = [_("Voornaam"), _("Achternaam")] if told.full_names else [_("Naam")]
    if told.organisations:
        heading += [_("Mailadres"), _("Organisatie"), _("Rol")]
    heading += [_("Stand"), _("Aangemeld op"), _("Deelname")]
    if event.shape == "conference":
        heading.append(_("Keuzes"))
    heading += [_asked(question) for question, _answers in answers or []]
    yield [str(cell) for cell in heading]
    for registration in registrations:
        said = [column.get(registration.pk, "") for _question, column in answers or []]
        yield _row(event, registration, told) + said


def _asked(question: Question) -> str:
    label = str(question.label)
    return (
        _("%(label)s (versie %(version)d)") % {"label": label, "version": question.version}
        if question.retired_at
        else label
    )


def _row(event: Event, registration: Registration, told: disclosure.Disclosure) -> Row:
    full = told.full_names
    row: Row = (
        [registration.first_name, registration.family_name] if full else [disclosure.listed_name(registration, event)]
    )
    if told.organisations:
        row += [registration.email, str(registration.organisation or ""), role_of(registration)]
    registered_at = local(registration.registered_at).replace(tzinfo=None, microsecond=0)
    row += [registration.get_state_display(), registered_at, registration.get_mode_display()]
    if event.shape == "conference":
        row.append(_choices(event, registration))
    return row


def catering_rows(event: Event, catering: Catering) -> Iterator[Row]:
    """How many eat what: no names, and no notes where so few wrote one that it would tell whose it is."""
    starts_at = catering.meeting.starts_at if catering.meeting else event.starts_at
    yield [disclosure.title_outside(event), local(starts_at).replace(tzinfo=None) if starts_at else ""]
    yield [_("Mensen met een plek"), catering.people]
    yield [_("Begeleiders"), catering.companions]
    yield from ([name, number] for name, number in catering.counts)
    yield from ([_("Opmerking: %(note)s") % {"note": note}, number] for note, number in catering.notes)


def _choices(event: Event, registration: Registration) -> str:
    """What somebody chose, and for what somebody waits; a sensitive choice is left out."""
    said = []
    for choice in disclosure.listed_choices(registration.live_choices, event):  # type: ignore[attr-defined]
        name = choice.session.label or str(choice.session.title)
        notes = {State.WAITING: _("wachtlijst"), State.SUBMITTED: _("wens"), State.OFFERED: _("plek aangeboden")}
        note = notes.get(State(choice.state))
        said.append(f"{name} ({note})" if note else name)
    return ", ".join(said)


def plain(value: Any) -> str:
    """A text that every spreadsheet can hold."""
    text = f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else "" if value is None else str(value)
    return NO_CELL.sub("", names.holdable(text))


def safe(value: Any) -> str:
    """A cell of CSV that no spreadsheet takes for a formula."""
    text = plain(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def as_csv(rows: Iterable[Row], by: str, at: datetime) -> bytes:
    """Text, for everything that reads text."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([safe(cell) for cell in row] for row in rows)
    writer.writerow([])
    writer.writerow([safe(mark(by, at))])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def mark(by: str, at: datetime) -> str:
    """Whose copy this is."""
    when = local(at).strftime("%Y-%m-%d %H:%M")
    return _("Gedownload door %(name)s op %(when)s. Wis dit bestand na gebruik.") % {"name": by, "when": when}
