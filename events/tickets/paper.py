"""A ticket on paper: one sheet of A4 with the words, the code to scan and the code to read aloud.

The letters are in the file (TrueType, a subset), so that every name prints as it is written; a name in letters that our
own face has not is left to the reader's. Title, author and language are set; the title is as neutral as the page's.
"""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from events import conf
from events.tickets.qr import matrix_of
from events.tickets.ticket import Ticket

FONTS = Path(__file__).with_name("fonts")
REGULAR, BOLD = "BijeenSans", "BijeenSans-Bold"
INK, SOFT, LEAF, LINE = HexColor("#13231c"), HexColor("#475750"), HexColor("#0f5c46"), HexColor("#d2dcd6")
LEFT, RIGHT, TOP = 20 * mm, A4[0] - 20 * mm, A4[1] - 22 * mm
CODE_SIZE = 52 * mm


@cache
def register_fonts() -> None:
    """Our own face, once in a process."""
    for name, file in ((REGULAR, "bijeen-sans-regular.ttf"), (BOLD, "bijeen-sans-bold.ttf")):
        pdfmetrics.registerFont(TTFont(name, FONTS / file))


def pdf_of(first: Ticket, *others: Ticket) -> bytes:
    """A sheet for each ticket as one PDF; the first says what the file is called."""
    register_fonts()
    file = BytesIO()
    sheet = Canvas(file, pagesize=A4, invariant=1, lang=first.language, initialFontName=REGULAR)
    sheet.setTitle(first.title)
    sheet.setAuthor(conf.site_name())
    sheet.setSubject("")
    for ticket in (first, *others):
        _code(sheet, ticket, _words(sheet, ticket, TOP))
        sheet.showPage()
    sheet.save()
    return file.getvalue()


def _write(
    sheet: Any, text: str, at: tuple[float, float, float], size: float, face: str = REGULAR, ink: Any = INK
) -> float:
    """A text between two edges, wrapped where it must; gives where it ends."""
    left, right, top = at
    style = ParagraphStyle("t", fontName=face, fontSize=size, leading=size * 1.3, textColor=ink, splitLongWords=1)
    paragraph = Paragraph(escape(text).replace("\n", "<br/>"), style)
    _width, height = paragraph.wrap(right - left, A4[1])
    paragraph.drawOn(sheet, left, top - height)
    return top - height


def _words(sheet: Any, ticket: Ticket, top: float) -> float:
    sheet.setFillColor(LEAF)
    sheet.circle(LEFT + 3 * mm, top - 1 * mm, 3 * mm, stroke=0, fill=1)
    top = _write(sheet, conf.site_name(), (LEFT + 9 * mm, RIGHT, top + 2 * mm), 13, BOLD) - 10 * mm
    top = _write(sheet, ticket.title, (LEFT, RIGHT, top), 24, BOLD) - 4 * mm
    top = _write(sheet, ticket.name, (LEFT, RIGHT, top), 17, BOLD) - 6 * mm
    top = _pairs(sheet, ticket.facts, top)
    if ticket.choices:
        top = _write(sheet, ticket.choices_heading, (LEFT, RIGHT, top - 2 * mm), 13, BOLD) - 3 * mm
        top = _pairs(sheet, ticket.choices, top)
    return top


def _pairs(sheet: Any, pairs: tuple[tuple[str, str], ...], top: float) -> float:
    for heading, text in pairs:
        low = _write(sheet, heading, (LEFT, LEFT + 45 * mm, top), 10, REGULAR, SOFT)
        top = min(low, _write(sheet, text, (LEFT + 48 * mm, RIGHT, top + 0.8 * mm), 12)) - 3 * mm
    return top


def _code(sheet: Any, ticket: Ticket, top: float) -> None:
    """The code to scan and the one to read aloud, in a frame under the words."""
    bottom = max(min(top - 8 * mm, 140 * mm) - CODE_SIZE - 12 * mm, 15 * mm)
    sheet.setStrokeColor(LINE)
    sheet.roundRect(LEFT, bottom, RIGHT - LEFT, CODE_SIZE + 12 * mm, 5 * mm, stroke=1, fill=0)
    rows = matrix_of(ticket.address)
    step = CODE_SIZE / len(rows)
    sheet.setFillColor(HexColor("#000000"))
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                up = bottom + 6 * mm + CODE_SIZE - (y + 1) * step
                sheet.rect(LEFT + 6 * mm + x * step, up, step * 1.02, step * 1.02, stroke=0, fill=1)
    beside = (LEFT + CODE_SIZE + 16 * mm, RIGHT - 6 * mm, bottom + CODE_SIZE - 4 * mm)
    low = _write(sheet, ticket.code_aloud, beside, 26, BOLD) - 4 * mm
    _write(sheet, ticket.says, (beside[0], beside[1], low), 12)
