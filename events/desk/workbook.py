"""A list as XLSX. A cell says by its type that it is text, so nothing stands in front of what begins like a formula."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from events.desk.export import Row, mark, plain


def as_xlsx(rows: Iterable[Row], by: str, at: datetime) -> bytes:
    """A workbook of one sheet: texts are texts, moments are moments, columns are as wide as what stands in them."""
    kept = list(rows)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Aanmeldingen"))
    sheet.freeze_panes = "A2"
    for number, column in enumerate(zip(*kept, strict=True), 1):
        widest = max(len(plain(cell)) for cell in column)
        sheet.column_dimensions[get_column_letter(number)].width = min(max(widest + 2, 10), 60)
    for number, row in enumerate(kept):
        sheet.append([_cell(sheet, value, number == 0) for value in row])
    sheet.append([])
    sheet.append([_cell(sheet, mark(by, at), False)])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: Any, value: Any, is_heading: bool) -> WriteOnlyCell:
    if isinstance(value, datetime):
        cell = WriteOnlyCell(sheet, value=value)
        cell.number_format = "dd-mm-yyyy hh:mm"
        return cell
    cell = WriteOnlyCell(sheet, value=plain(value))
    cell.data_type = "s"  # also what begins like a formula
    if is_heading:
        cell.font = Font(bold=True)
    return cell
