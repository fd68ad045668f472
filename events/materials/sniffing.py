"""What a file is, by what it holds: signatures, Pillow for pictures, the structure of a zip for office files.

Its name and what the browser says of it count for nothing, but that a text may be a table (`.csv`).
"""

import codecs
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable
from typing import IO

from PIL import Image

from events.materials.refusals import FileBroken, HasMacros, TypeNotTaken

HEAD, PIECE = 1024, 64 * 1024
MOST_ENTRIES, MOST_LISTED = 20_000, 2_000_000  # of a zip: parts of a document, and bytes of the list that names them
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
EXTENSIONS = {
    "application/pdf": "pdf",
    f"{OFFICE}wordprocessingml.document": "docx",
    f"{OFFICE}presentationml.presentation": "pptx",
    f"{OFFICE}spreadsheetml.sheet": "xlsx",
    f"{OPEN_DOCUMENT}text": "odt",
    f"{OPEN_DOCUMENT}presentation": "odp",
    f"{OPEN_DOCUMENT}spreadsheet": "ods",
    "text/plain": "txt",
    "text/csv": "csv",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/webp": "webp",
    "audio/mpeg": "mp3",
    "video/mp4": "mp4",
}
MAIN_PARTS = {
    f"{OFFICE}wordprocessingml.document": "word/document.xml",
    f"{OFFICE}presentationml.presentation": "ppt/presentation.xml",
    f"{OFFICE}spreadsheetml.sheet": "xl/workbook.xml",
}
BROKEN = (zipfile.BadZipFile, zlib.error, ArithmeticError, EOFError, LookupError, OSError, RuntimeError, ValueError)
PICTURES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
FILM_BRANDS = (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"dash", b"MSNV")
RUNS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa")
MARKUP = re.compile(r"\s*<(!doctype|html|head|body|script|svg|\?xml|!--|iframe|img|a\b)", re.IGNORECASE)
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def media_type_of(file: IO[bytes], name: str = "") -> str:
    """The media type (one of `EXTENSIONS`) of what an open file holds, which is read from its start and in pieces.

    Refuses: TypeNotTaken, HasMacros, FileBroken.
    """
    file.seek(0)
    head = file.read(HEAD)
    if head.startswith(RUNS):
        raise TypeNotTaken()
    for is_it, look in LOOKERS:
        if is_it(head):
            return look(file)
    return _text(file, "text/csv" if name.lower().endswith(".csv") else "text/plain")


def _is_sound(head: bytes) -> bool:
    """An ID3 tag, or the header of a frame of MPEG audio, layer III (ISO 11172-3, 2.4.1.3)."""
    frame = len(head) > 2 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2 and head[2] & 0xF0 not in (0xF0, 0x00)
    return head.startswith(b"ID3") or frame


def _pdf(file: IO[bytes]) -> str:
    """Whole when its end says so (ISO 32000-1, 7.5.5)."""
    file.seek(max(0, file.seek(0, 2) - 2 * HEAD))
    if b"%%EOF" not in file.read():
        raise FileBroken()
    return "application/pdf"


def _picture(file: IO[bytes]) -> str:
    """Pillow reads the header and checks the pieces; it does not unfold what may be a bomb."""
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file, formats=tuple(PICTURES)) as picture:
                kind = PICTURES[str(picture.format)]
                picture.verify()
    except (*BROKEN, SyntaxError, Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise FileBroken() from error
    return kind


def _film(file: IO[bytes]) -> str:
    """The brand in the first box (ISO 14496-12, 4.3)."""
    file.seek(8)
    if file.read(4) not in FILM_BRANDS:
        raise TypeNotTaken()
    return "video/mp4"


def _packed(file: IO[bytes]) -> str:
    """An office file is a zip with parts of known names; nothing of it is unfolded but the list of what is in it."""
    _refuse_long_list(file)
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as packed:
            return _office(packed)
    except BROKEN as error:
        raise FileBroken() from error


def _refuse_long_list(file: IO[bytes]) -> None:
    """A list of parts that is far longer than any document's would fill the memory when it is read (APPNOTE.TXT, 4.3.16)."""
    file.seek(max(0, file.seek(0, 2) - 22 - 0xFFFF))
    end = file.read()
    found = end.rfind(b"PK\x05\x06")
    if found < 0 or int.from_bytes(end[found + 12 : found + 16], "little") > MOST_LISTED:
        raise FileBroken()


def _office(packed: zipfile.ZipFile) -> str:
    names = {name.replace("\\", "/").lower() for name in packed.namelist()}
    if len(names) > MOST_ENTRIES or any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise FileBroken()
    if any(name.endswith("vbaproject.bin") or name.startswith(("basic/", "scripts/")) for name in names):
        raise HasMacros()
    if "[content_types].xml" in names:
        listed = _read(packed, "[Content_Types].xml", MOST_LISTED)
        if b"macroenabled" in listed.lower():
            raise HasMacros()
        for media_type, part in MAIN_PARTS.items():
            if part in names and f"{media_type}.main+xml".encode() in listed:
                return media_type
    if "mimetype" in names:
        said = _read(packed, "mimetype", 200).decode("ascii", "replace").strip()
        if said.startswith(OPEN_DOCUMENT) and said in EXTENSIONS and "content.xml" in names:
            return said
    raise TypeNotTaken()


def _read(packed: zipfile.ZipFile, name: str, most: int) -> bytes:
    with packed.open(name) as part:
        found = part.read(most + 1)
    if len(found) > most:
        raise FileBroken()
    return found


def _text(file: IO[bytes], media_type: str) -> str:
    """Letters from start to end, in UTF-8, and no markup that a browser would run."""
    decode = codecs.getincrementaldecoder("utf-8-sig")()
    file.seek(0)
    is_first = True
    while True:
        piece = file.read(PIECE)
        try:
            said = decode.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            raise TypeNotTaken() from error
        if UNSEEN.search(said) or (is_first and MARKUP.match(said)):
            raise TypeNotTaken()
        is_first = False
        if not piece:
            return media_type


LOOKERS: tuple[tuple[Callable[[bytes], bool], Callable[[IO[bytes]], str]], ...] = (
    (lambda head: head.startswith(b"%PDF-"), _pdf),
    (lambda head: head.startswith(b"PK\x03\x04"), _packed),
    (lambda head: head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")), _picture),
    (lambda head: head.startswith(b"RIFF") and head[8:12] == b"WEBP", _picture),
    (lambda head: head[4:8] == b"ftyp", _film),
    (_is_sound, lambda file: "audio/mpeg"),
)
