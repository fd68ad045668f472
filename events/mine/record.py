"""The record of hours as PDF: what somebody was at, for how long, and what proves it."""

from datetime import datetime
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from events import conf
from events.mine.hours import hours
from events.mine.queries import Mine, Row
from events.moments import full_day
from events.tickets.paper import BOLD, INK, LEAF, LINE, REGULAR, SOFT, register_fonts

WIDTHS = (30 * mm, 78 * mm, 18 * mm, 44 * mm)


def record_pdf(mine: Mine, at: datetime) -> bytes:
    """One list of all years, the last first, with a total for each; titles as they may be said outside."""
    register_fonts()
    file = BytesIO()
    sheet = SimpleDocTemplate(
        file,
        pagesize=A4,
        leftMargin=20 * mm,
        rightMargin=20 * mm,
        topMargin=20 * mm,
        bottomMargin=20 * mm,
        title=_("Mijn leeruren"),
        author=conf.site_name(),
        lang=get_language() or "nl",
        initialFontName=REGULAR,
        invariant=1,
    )
    sheet.build(list(_parts(mine, at)), onFirstPage=_foot, onLaterPages=_foot)
    return file.getvalue()


def _parts(mine: Mine, at: datetime) -> Any:
    yield _words(conf.site_name(), 11, BOLD, LEAF)
    yield _words(_("Mijn leeruren"), 24, BOLD)
    yield _words(", ".join(mine.people), 14)
    yield _words(_("Gemaakt op %(day)s") % {"day": full_day(at)}, 9, REGULAR, SOFT)
    for year in mine.years:
        rows = [row for row in mine.past if row.day and row.day.year == year.year and (row.minutes or row.result)]
        yield Spacer(0, 7 * mm)
        yield _words(_("%(year)s: %(hours)s uur") % {"year": year.year, "hours": hours(year.minutes)}, 15, BOLD)
        yield Spacer(0, 2 * mm)
        yield _table(rows, len(mine.people) > 1)
    if not mine.years:
        yield Spacer(0, 7 * mm)
        yield _words(_("Er staat nog niets op."), 11)


def _table(rows: list[Row], is_named: bool) -> Table:
    heading = [_("Datum"), _("Bijeenkomst"), _("Uren"), _("Deelnamebewijs")]
    lines = [[_words(text, 9, REGULAR, SOFT) for text in heading]]
    for row in rows:
        name = f" ({row.registration.full_name})" if is_named else ""
        proof = ", ".join(str(one.state) for one in row.proofs) or _("geen")
        lines.append([
            _words(full_day(row.day), 10),
            _words(f"{row.title}{name}", 10, BOLD),
            _words(hours(row.minutes), 10),
            _words(proof, 10),
        ])  # fmt: skip
    table = Table(lines, colWidths=WIDTHS, repeatRows=1, hAlign="LEFT")
    table.setStyle(
        TableStyle([
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
        ])
    )  # fmt: skip
    return table


def _words(text: Any, size: float, face: str = REGULAR, ink: Any = INK) -> Paragraph:
    style = ParagraphStyle("t", fontName=face, fontSize=size, leading=size * 1.35, textColor=ink, splitLongWords=1)
    return Paragraph(escape(str(text)), style)


def _foot(sheet: Any, page: Any) -> None:
    sheet.setFont(REGULAR, 8)
    sheet.setFillColor(SOFT)
    says = _("Uren zijn netto. Een deelnamebewijs kan ieder met de code erop controleren.")
    sheet.drawString(20 * mm, 12 * mm, says)
    sheet.drawRightString(A4[0] - 20 * mm, 12 * mm, str(page.page))
