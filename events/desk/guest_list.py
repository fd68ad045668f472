"""A list of guests in a file: CSV or XLSX, as lines of a name and a mail address. The file is looked at, and not kept."""

import csv
import zipfile
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import islice
from typing import IO, Any

from django.core.files import File
from django.utils.translation import gettext_lazy as _

from events import names
from events.heavy import heavy
from events.materials.refusals import EmptyFile, FileBroken, TypeNotTaken
from events.materials.sniffing import BROKEN, EXTENSIONS, UNSEEN, media_type_of
from events.refusals import Refusal

openpyxl = heavy("openpyxl")

MOST_BYTES, MOST_UNFOLDED, MOST_ROWS, MOST_CELLS = 2_000_000, 20_000_000, 1_000, 12
NAMES = (
    ("naam", "name", "voornaam", "firstname"),
    ("tussenvoegsel", "tussenvoegsels", "infix"),
    ("achternaam", "familienaam", "lastname", "surname"),
)
ADDRESSES = ("mail", "email", "mailadres", "emailadres", "emailaddress")
Row = list[str]


class ListTooBig(Refusal):
    """More than a list of guests can be."""

    code = "list_too_big"
    sentence = _("Dit bestand is te groot voor een lijst. Het mag hoogstens 2 MB zijn.")
    instead = _("Bewaar alleen de namen en de mailadressen, of plak ze hieronder.")
    field = "upload"


class NoList(Refusal):
    """It holds something else than rows."""

    code = "no_list"
    sentence = _("Dit is geen lijst die we kunnen lezen.")
    instead = _("Bewaar je lijst als Excel (.xlsx) of als CSV, en kies die.")
    field = "upload"


def lines_of(file: File) -> list[str]:
    """The rows of a file as "Naam; mail", what cannot be read as it stands; at most MOST_ROWS.

    Columns are known by their headings; without headings the cell with an @ is the address and the rest is the name.

    Refuses: EmptyFile, ListTooBig, NoList, and what `media_type_of` refuses.
    """
    if not file.size:
        raise EmptyFile()
    if file.size > MOST_BYTES:
        raise ListTooBig()
    rows = _of_workbook(file) if _is_workbook(file) else _of_text(file)
    lines = list(_as_lines(row for row in rows if any(row)))
    if not lines:
        raise EmptyFile()
    return lines


def _is_workbook(file: File) -> bool:
    """By what it holds. A table that Excel wrote in its old letters is no text to who looks for UTF-8."""
    try:
        kind = EXTENSIONS[media_type_of(file.open(), str(file.name or ""))]
    except TypeNotTaken as error:
        if str(file.name or "").lower().endswith(".csv") and not UNSEEN.search(_letters(file)):
            return False
        raise NoList() from error
    if kind not in ("csv", "txt", "xlsx"):
        raise NoList()
    return kind == "xlsx"


def _letters(file: IO[bytes]) -> str:
    file.seek(0)
    body = file.read()
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")


def _of_text(file: IO[bytes]) -> list[Row]:
    """Lines end as any machine ends them, also with the lone return of an older Excel."""
    text = _letters(file).replace("\r\n", "\n").replace("\r", "\n")
    first = text.partition("\n")[0]
    rows = csv.reader(StringIO(text), delimiter=max(";,\t", key=first.count))
    try:
        return [[names.typed(cell) for cell in row[:MOST_CELLS]] for row in islice(rows, MOST_ROWS + 1)]
    except csv.Error as error:
        raise FileBroken() from error


def _of_workbook(file: IO[bytes]) -> list[Row]:
    """The first sheet; what unfolds to more than a list can be is not unfolded."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNFOLDED:
                raise ListTooBig()
        file.seek(0)
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_CELLS, values_only=True)
        return [[_said(cell) for cell in row] for row in rows]
    except (*BROKEN, KeyError, IndexError, TypeError, SyntaxError) as error:
        raise FileBroken() from error


def _said(cell: Any) -> str:
    return names.typed(str(cell)) if cell is not None else ""


def _as_lines(rows: Iterable[Row]) -> Iterator[str]:
    heading: list[str] | None = None
    for number, row in enumerate(rows):
        if number == 0:
            words = [names.plain(cell).replace(" ", "").replace("-", "") for cell in row]
            if any(word in ADDRESSES for word in words):
                heading = words
                continue
        yield _line(row, heading)


def _line(row: Row, heading: list[str] | None) -> str:
    if heading:
        told = list(zip(heading, row, strict=False))
        name = [cell for words in NAMES for word, cell in told if word in words]
        address = [cell for word, cell in told if word in ADDRESSES]
    else:
        name, address = [cell for cell in row if "@" not in cell], [cell for cell in row if "@" in cell]
    return f"{' '.join(filter(None, name))}; {next(filter(None, address), '')}".strip("; ")
