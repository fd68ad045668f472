"""The part of the sheet that is the same for everybody, as a PDF in this folder: fonts, the mark, the tags and the language.

`python -m certificates.designs.template` makes it anew for each language. It is kept as a file, so that drawing a certificate
needs neither this module nor pikepdf, and stays the same byte for byte whatever is updated.

Tags: ISO 32000-1, 14.7 (structure) and 14.8 (tagged PDF). Fonts: 9.7 (composite fonts), embedded whole. Say "tagged", not PDF/UA.
"""

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from certificates.designs import layout
from certificates.designs.face import FILES, FOLDER, Face, face

PICTURES = {"nl": "QR-code om dit deelnamebewijs te controleren", "en": "QR code to check this certificate"}
UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{rows}
endcmap CMapName currentdict /CMap defineresource pop end end"""


def template(language: str) -> bytes:
    """The PDF; the trailer's key Bijeen names what a certificate puts in the place of: its text and its metadata."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(layout.WIDE, layout.HIGH))
    page = pdf.pages[0].obj
    words, said = pdf.make_stream(b""), pdf.make_stream(b"", Type=Name.Metadata, Subtype=Name.XML)
    page.Contents = Array([pdf.make_stream(layout.mark().encode()), words])
    page.Resources = Dictionary(Font=Dictionary(R=_font(pdf, "regular"), B=_font(pdf, "bold")))
    _tag(pdf, language)
    pdf.Root.Lang, pdf.Root.MarkInfo, pdf.Root.Metadata = String(language), Dictionary(Marked=True), said
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.docinfo["/Title"] = ""
    pdf.trailer.Bijeen = Array([words, said])
    out = BytesIO()
    plain = pikepdf.ObjectStreamMode.disable
    pdf.save(out, deterministic_id=True, min_version="1.7", object_stream_mode=plain, fix_metadata_version=False)
    return out.getvalue()


def _font(pdf: pikepdf.Pdf, weight: str) -> pikepdf.Object:
    own = face(weight)
    name = Name(f"/{own.name}")
    file = pdf.make_stream((FOLDER / FILES[weight]).read_bytes())
    file.Length1 = (FOLDER / FILES[weight]).stat().st_size
    told = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=32,
        FontBBox=Array(list(own.box)),
        ItalicAngle=0,
        Ascent=own.ascent,
        Descent=own.descent,
        CapHeight=own.cap_height,
        StemV=own.stem,
        FontFile2=file,
    )
    letters = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=pdf.make_indirect(told),
        CIDToGIDMap=Name.Identity,
        W=Array([0, Array(list(own.widths))]),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(letters)]),
            ToUnicode=pdf.make_stream(_letters_of(own).encode()),
        )
    )


def _letters_of(own: Face) -> str:
    """Which letter each glyph is, so that text can be searched, copied and read aloud; a hundred in a group at most."""
    letters = sorted({glyph: letter for letter, glyph in sorted(own.glyphs.items(), reverse=True)}.items())
    groups = [letters[start : start + 100] for start in range(0, len(letters), 100)]
    rows = [
        f"{len(group)} beginbfchar\n"
        + "\n".join(f"<{glyph:04X}> <{chr(letter).encode('utf-16-be').hex().upper()}>" for glyph, letter in group)
        + "\nendbfchar"
        for group in groups
    ]
    return UNICODE.format(rows="\n".join(rows))


def _tag(pdf: pikepdf.Pdf, language: str) -> None:
    page = pdf.pages[0].obj
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    whole = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    kids = []
    for number, kind in enumerate(layout.TAGS):
        kid = Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=whole, Pg=page, K=number)
        if kind == "Figure":
            kid.Alt = String(PICTURES[language])
        kids.append(pdf.make_indirect(kid))
    whole.K, root.K = Array(kids), whole
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array([0, Array(kids)])))
    root.ParentTreeNextKey = 1
    page.StructParents, page.Tabs = 0, Name.S
    pdf.Root.StructTreeRoot = root


if __name__ == "__main__":
    for spoken in PICTURES:
        layout.template_of(spoken).write_bytes(template(spoken))
