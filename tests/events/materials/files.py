"""Small real files of every kind, as bytes; and materials made of them through the actions."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.base import ContentFile
from PIL import Image

from events.materials.actions import add_material
from events.materials.sniffing import MAIN_PARTS, OFFICE, OPEN_DOCUMENT
from events.materials.uploads import checked
from tests import make

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n" + b"0123456789" * 30 + b"\n%%EOF\n"
FILM = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2" + b"\x00" * 64
SOUND = b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\x00" * 64
PROGRAM = b"MZ\x90\x00" + b"\x00" * 200


def picture(kind: str = "PNG") -> bytes:
    held = BytesIO()
    Image.new("RGB", (8, 8), "green").save(held, kind)
    return held.getvalue()


def packed(parts: dict[str, bytes]) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return held.getvalue()


def office(kind: str = "wordprocessingml.document", *, listed: str = "", **more: bytes) -> bytes:
    """A docx, pptx or xlsx with as little in it as may be; `more` are parts beside, by their names."""
    media_type = f"{OFFICE}{kind}"
    types = f'<Types><Override ContentType="{listed or media_type}.main+xml"/></Types>'
    return packed({"[Content_Types].xml": types.encode(), MAIN_PARTS[media_type]: b"<x/>", **more})


def open_document(kind: str = "text", **more: bytes) -> bytes:
    return packed({"mimetype": f"{OPEN_DOCUMENT}{kind}".encode(), "content.xml": b"<x/>", **more})


def sent(body: bytes, name: str = "stuk.pdf") -> ContentFile:
    """A file as a form brings it."""
    return ContentFile(body, name=name)


def upload(body: bytes = PDF, name: str = "stuk.pdf"):
    return checked(sent(body, name))


def material(event, title: str = "Gesprekshulp", *, body: bytes = PDF, by=None, **fields):
    """A file with an event, through the action; or a link, when one is given."""
    if "link" not in fields:
        fields["upload"] = upload(body)
    return add_material(event=event, title_nl=title, at=make.BEFORE, by=by, **fields)


def body_of(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content
