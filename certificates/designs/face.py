"""Our own face in two weights, as a PDF holds it: letters by the number of their glyph, and how wide each is."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFile

from events import tickets

FILES = {"regular": "bijeen-sans-regular.ttf", "bold": "bijeen-sans-bold.ttf"}
FOLDER = Path(tickets.__file__).with_name("fonts")
UNKNOWN = "?"  # for a letter of an alphabet that the face has not


@dataclass(frozen=True)
class Face:
    """`glyphs` by letter (as a number) and `widths` by glyph, in thousandths of the size."""

    name: str
    glyphs: dict[int, int]
    widths: tuple[int, ...]
    ascent: int
    descent: int
    cap_height: int
    box: tuple[int, ...]
    stem: int

    def glyphs_of(self, text: str) -> list[int]:
        """The glyphs of a text. A letter that the face has not is taken apart, so that at least its base is written."""
        found: list[int] = []
        for letter in unicodedata.normalize("NFC", text):
            if ord(letter) in self.glyphs:
                found.append(self.glyphs[ord(letter)])
                continue
            plain = [part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part)]
            found += [self.glyphs.get(ord(part), self.glyphs[ord(UNKNOWN)]) for part in plain]
        return found

    def width_of(self, text: str, size: float, track: float = 0) -> float:
        """How wide a text is, in points; `track` is added after each letter."""
        glyphs = self.glyphs_of(text)
        return sum(self.widths[glyph] for glyph in glyphs) * size / 1000 + track * len(glyphs)


@cache
def face(weight: str) -> Face:
    """ "regular" or "bold"; read once a process."""
    file = TTFontFile(str(FOLDER / FILES[weight]))
    by_glyph = file.hmetrics
    return Face(
        name=file.name.decode(),
        glyphs=dict(file.charToGlyph),
        widths=tuple(round(advance * 1000 / file.unitsPerEm) for advance, _bearing in by_glyph),
        ascent=round(file.ascent),
        descent=round(file.descent),
        cap_height=round(file.capHeight),
        box=tuple(round(edge) for edge in file.bbox),
        stem=round(file.stemV),
    )
