"""A certificate on paper: what is the same for everybody (`template.py`), and after it what is this person's.

A PDF may be followed by newer versions of some of its objects (ISO 32000-1, 7.5.6, incremental updates): here the text with
the QR code, the title and the metadata. So it costs a millisecond, and the same certificate is the same file, byte for byte.
"""

import re
from dataclasses import dataclass
from functools import cache
from hashlib import md5
from xml.sax.saxutils import escape

from django.utils.translation import gettext as _
from django.utils.translation import override

from certificates.designs import layout
from certificates.designs.words import Words, check_address, words_of
from certificates.designs.writing import line, marked, qr_path
from certificates.models import Certificate
from events import conf
from events.models import Said
from events.tickets.qr import matrix_of

TRAILER = re.compile(
    rb"trailer << (?=.*?/Bijeen \[ (?P<text>\d+) 0 R (?P<said>\d+) 0 R \])(?=.*?/Info (?P<info>\d+) 0 R)"
    rb"(?=.*?/Root (?P<root>\d+) 0 R)(?=.*?/Size (?P<size>\d+))(?=.*?/ID \[(?P<id><\w+>))",
    re.S,
)
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator><dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>"""


@dataclass(frozen=True)
class Template:
    """The file for everybody, where its table of objects begins, and the numbers of what is replaced."""

    file: bytes
    begins: int
    text: int
    said: int
    info: int
    root: int
    size: int
    id: str


@cache
def template(language: str) -> Template:
    """In Dutch or in English."""
    file = layout.template_of(language).read_bytes()
    found = TRAILER.search(file)
    assert found, "the template was made by another program"
    numbers = {name: int(found[name]) for name in ("text", "said", "info", "root", "size")}
    begins = int(file.rpartition(b"startxref")[2].split()[0])
    return Template(file, begins, id=found["id"].decode(), **numbers)


def pdf_of(given: Certificate) -> bytes:
    """The sheet, in the certificate's language; the subject stands on it where it was told or asked for."""
    with override(given.language):
        words = words_of(given, is_told=given.tells_title)
        kind = _("Deelnamebewijs")
        text = _text(given, words)
        return _joined(
            template(given.language), text.encode("ascii"), f"{kind}: {words.title}", words.issuer, given.language
        )


def _text(given: Certificate, words: Words) -> str:
    """Everything that is this person's, in marks 0, 1, 2, … as `layout.TAGS` says."""
    full, foot = layout.RIGHT - layout.LEFT, layout.RIGHT - layout.LEFT - 44 * layout.MM
    left, high, mm = layout.LEFT, layout.HIGH, layout.MM
    points = _("Punten:")
    issued = f"{points} {words.points}. {words.issued}" if words.points else words.issued
    signed = line(left, 34 * mm, f"{words.signer or words.issuer} ", 12, weight="bold", wide=foot)
    if words.signer:
        signed += line(left, 28.5 * mm, words.issuer, 10.5, wide=foot, ink=layout.SOFT)
    code = qr_path(matrix_of(check_address(given)), layout.CODE_LEFT, layout.CODE_LOW, layout.CODE)
    parts = (
        line(left, high - 30 * mm, conf.site_name().lower(), 22, weight="bold", track=-0.5, wide=110 * mm),
        line(left, high - 79 * mm, _("Deelnamebewijs"), 14, weight="bold", ink=layout.LEAF),
        line(left, high - 98 * mm, given.name, 46, weight="bold", track=-1.2, wide=full),
        _title(words.title, given.language, full),
        line(left, high - 121.5 * mm, words.days[:1].upper() + words.days[1:], 14, wide=full, ink=layout.SOFT),
        _figures(words),
        signed,
        line(left, 20 * mm, issued, 10.5, wide=foot, ink=layout.SOFT),
        f"{layout.INK} rg {code} f\n",
        line(layout.CODE_LEFT, 24.5 * mm, given.code_in_parts, 11, weight="bold", track=0.6, wide=layout.CODE),
        line(layout.CODE_LEFT, 20 * mm, _("Controleer met deze code"), 8.2, ink=layout.SOFT, wide=layout.CODE),
    )
    return "".join(
        marked(kind, number, part) for number, (kind, part) in enumerate(zip(layout.TAGS, parts, strict=True))
    )


def _title(title: Said, language: str, wide: float) -> str:
    """A title in the other language says so to who reads it aloud."""
    drawn = line(layout.LEFT, layout.HIGH - 113 * layout.MM, title, 20, weight="bold", track=-0.2, wide=wide)
    return drawn if title.lang == language else f"/Span <</Lang ({title.lang})>> BDC\n{drawn}EMC\n"


def _figures(words: Words) -> str:
    """Numbers with what they count under them, side by side; all of them together as wide as the sheet at most."""
    high, mm, drawn = layout.HIGH, layout.MM, ""
    room = (layout.RIGHT - layout.LEFT) / max(len(words.figures), 1)
    for place, (number, label) in enumerate(words.figures):
        left = layout.LEFT + place * min(room, 48 * mm)
        wide = min(room, 48 * mm) - 6 * mm
        drawn += line(left, high - 142 * mm, f"{number} ", 22, weight="bold", track=-0.3, wide=wide)
        drawn += line(left, high - 148 * mm, f"{label} ", 10.5, ink=layout.SOFT, wide=wide)
    return drawn


def _joined(made: Template, text: bytes, title: str, author: str, language: str) -> bytes:
    """The template, the newer objects, and a table that says where they are."""
    said = XMP.format(title=escape(title), author=escape(author), language=language).encode()
    objects = {
        made.text: b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        made.said: b"<< /Type /Metadata /Subtype /XML /Length %d >>\nstream\n%s\nendstream" % (len(said), said),
        made.info: f"<< /Title {_string(title)} /Author {_string(author)} >>".encode(),
    }
    pieces, at, rows = [made.file], len(made.file), []
    for number, body in sorted(objects.items()):
        piece = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        rows.append(b"%d 1\n%010d 00000 n \n" % (number, at))
        pieces.append(piece)
        at += len(piece)
    mark = md5(b"".join(pieces[1:]), usedforsecurity=False).hexdigest()
    trailer = (
        f"trailer << /Size {made.size} /Root {made.root} 0 R /Info {made.info} 0 R /Prev {made.begins} "
        f"/ID [{made.id} <{mark}>] >>\nstartxref\n{at}\n%%EOF\n"
    )
    return b"".join([*pieces, b"xref\n", *rows, trailer.encode()])


def _string(text: str) -> str:
    """A text of any alphabet (ISO 32000-1, 7.9.2.2)."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
