"""Lines of text, marks around them, and the dark of a QR code, as a PDF's page says them (ISO 32000-1, chapters 8, 9 and 14)."""

from certificates.designs.face import face
from certificates.designs.layout import INK

KEYS = {"regular": "R", "bold": "B"}  # the names of the faces on the page
QUIET = 4  # modules of white that the code brings along; the sheet is white around it


def line(
    left: float, low: float, text: str, size: float, *, weight: str = "regular", ink: str = INK, track: float = 0,
    wide: float = 0,
) -> str:  # fmt: skip
    """One line of text; `wide` is the room for it, in points: what is wider shrinks, and is never cut."""
    own = face(weight)
    glyphs = own.glyphs_of(text)
    is_wide = own.width_of(text, size, track)
    if wide and is_wide > wide:
        size, track = size * wide / is_wide, track * wide / is_wide
    drawn = "".join(f"{glyph:04X}" for glyph in glyphs)
    return f"BT /{KEYS[weight]} {size:.3f} Tf {track:.3f} Tc {ink} rg {left:.2f} {low:.2f} Td <{drawn}> Tj ET\n"


def marked(kind: str, number: int, drawn: str) -> str:
    """What is drawn is one element of the structure tree: the one of this number on its page."""
    return f"/{kind} <</MCID {number}>> BDC\n{drawn}EMC\n"


def qr_path(rows: list[list[bool]], left: float, low: float, size: float) -> str:
    """The dark of a code as a path: a rectangle for each run in a row. Rows overlap a hair, so that none shows through."""
    rows = [row[QUIET:-QUIET] for row in rows[QUIET:-QUIET]]
    step, path = size / len(rows), []
    for y, row in enumerate(rows):
        bottom, x = low + size - (y + 1) * step, 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                path.append(f"{left + x * step:.3f} {bottom:.3f} {(end - x) * step:.3f} {step * 1.02:.3f} re")
            x = end + 1
    return " ".join(path)
