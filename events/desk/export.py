"""Lists as files: CSV and XLSX, safe to open in a spreadsheet, with only what disclosure lets out.

CSV is parted by semicolons and begins with a byte order mark: that is how Dutch Excel opens it in columns with its letters
right. A cell that begins like a formula gets an apostrophe in front (OWASP, "CSV Injection").
"""

import csv
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from events import disclosure, names
from events.models import Event, Registration
from events.registration.queries import registrations_of

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula, or cannot hold."""
    text = "" if value is None else ILLEGAL_CHARACTERS_RE.sub("", names.holdable(str(value)))
    return f"'{text}" if text.startswith(FORMULA) else text


def rows_of(event: Event) -> Iterator[list[str]]:
    """The heading, then a row a person: never needs, phone or motive; shown names and no organisation where sensitive."""
    told = disclosure.of(event)
    heading = [_("Naam"), _("Stand"), _("Aangemeld op"), _("Deelname")]
    if told.organisations:
        heading[1:1] = [_("Mailadres"), _("Organisatie"), _("Rol")]
    if event.shape == "conference":
        heading.append(_("Keuzes"))
    yield [str(cell) for cell in heading]
    for registration in registrations_of(event):
        yield [safe(cell) for cell in _row(event, registration, told)]


def _row(event: Event, registration: Registration, told: disclosure.Disclosure) -> list[Any]:
    row = [
        disclosure.listed_name(registration, event),
        registration.get_state_display(),
        localtime(registration.registered_at).strftime("%Y-%m-%d %H:%M"),
        registration.get_mode_display(),
    ]
    if told.organisations:
        row[1:1] = [registration.email, str(registration.organisation or ""), registration.get_role_display()]
    if event.shape == "conference":
        told_choices = disclosure.listed_choices(registration.live_choices, event)  # type: ignore[attr-defined]
        row.append(", ".join(choice.session.label or choice.session.title for choice in told_choices))
    return row


def as_csv(rows: Iterator[list[str]], by: str, at: datetime) -> bytes:
    """Text, for everything that reads text."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows(rows)
    writer.writerow([])
    writer.writerow([_mark(by, at)])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_xlsx(rows: Iterator[list[str]], by: str, at: datetime) -> bytes:
    """A workbook of one sheet; every cell is text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Aanmeldingen"))
    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows):
        cells = [WriteOnlyCell(sheet, value=value) for value in row]
        for cell in cells:
            cell.data_type = "s"
            if number == 0:
                cell.font = Font(bold=True)
        sheet.append(cells)
    sheet.append([])
    sheet.append([_mark(by, at)])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _mark(by: str, at: datetime) -> str:
    """Whose copy this is."""
    when = localtime(at).strftime("%Y-%m-%d %H:%M")
    return safe(_("Gedownload door %(name)s op %(when)s. Wis dit bestand na gebruik.") % {"name": by, "when": when})
