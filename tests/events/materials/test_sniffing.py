"""A file is what it holds: each kind that we take, and everything that says to be one and is not."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.materials.refusals import EmptyFile, FileBroken, FileTooBig, HasMacros, TypeNotTaken
from events.materials.sniffing import EXTENSIONS, media_type_of
from events.materials.uploads import checked
from events.refusals import Refusal
from tests.events.materials.files import (
    FILM,
    PDF,
    PROGRAM,
    SOUND,
    office,
    open_document,
    packed,
    picture,
    sent,
    upload,
)

TAKEN = {
    "pdf": PDF,
    "docx": office(),
    "pptx": office("presentationml.presentation"),
    "xlsx": office("spreadsheetml.sheet"),
    "odt": open_document(),
    "odp": open_document("presentation"),
    "ods": open_document("spreadsheet"),
    "txt": "Gülşen vraagt: wat doe je? ✓\r\n".encode(),
    "csv": "naam;plaats\nAnna;Goes\n".encode("utf-8-sig"),
    "png": picture(),
    "jpg": picture("JPEG"),
    "webp": picture("WEBP"),
    "mp3": SOUND,
    "mp4": FILM,
}


def bomb() -> bytes:
    """A small picture that says to be a million by a million."""
    header = struct.pack(">IIBBBBB", 1_000_000, 1_000_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + header + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    return b"\x89PNG\r\n\x1a\n" + chunk


def long_list() -> bytes:
    """A zip whose list of parts says to be far longer than any document's."""
    end = b"PK\x05\x06" + b"\x00" * 8 + struct.pack("<II", 40_000_000, 0) + b"\x00\x00"
    return b"PK\x03\x04" + b"\x00" * 60 + end


REFUSED = {
    "a program": (PROGRAM, TypeNotTaken),
    "another program": (b"\x7fELF\x02\x01\x01" + b"\x00" * 90, TypeNotTaken),
    "a script": (b"#!/bin/sh\nrm -rf /\n", TypeNotTaken),
    "a page": (b"<!DOCTYPE html><script>alert(1)</script>", TypeNotTaken),
    "a page after spaces": ("\ufeff \n<HTML><body>".encode(), TypeNotTaken),
    "a drawing with script": (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', TypeNotTaken),
    "xml": (b'<?xml version="1.0"?><x/>', TypeNotTaken),
    "an old document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 90, TypeNotTaken),
    "a gif": (b"GIF89a" + b"\x00" * 90, TypeNotTaken),
    "a text of another time": ("caf\xe9".encode("latin-1"), TypeNotTaken),
    "noughts": (b"\x00" * 90, TypeNotTaken),
    "a film of another kind": (b"\x00\x00\x00\x14ftypqt  " + b"\x00" * 90, TypeNotTaken),
    "a zip": (packed({"a.txt": b"a"}), TypeNotTaken),
    "a java program": (packed({"META-INF/MANIFEST.MF": b"x", "A.class": b"x"}), TypeNotTaken),
    "a pdf that stops": (PDF[:-20], FileBroken),
    "half a picture": (picture()[:30], FileBroken),
    "a picture that is a bomb": (bomb(), FileBroken),
    "half a document": (office()[:-40], FileBroken),
    "a zip with a long list": (long_list(), FileBroken),
    "a document with a path in a name": (office(**{"../../etc/passwd": b"x"}), FileBroken),
    "a document with a whole path": (office(**{"/etc/passwd": b"x"}), FileBroken),
    "a document with a path of Windows": (office(**{"..\\..\\x.dll": b"x"}), FileBroken),
    "macros in a docx": (office(**{"word/vbaProject.bin": b"x"}), HasMacros),
    "macros elsewhere in it": (office(**{"customUI/VBAPROJECT.BIN": b"x"}), HasMacros),
    "a docm": (office(listed="application/vnd.ms-word.document.macroEnabled"), HasMacros),
    "macros in an odt": (open_document(**{"Basic/Standard/Module1.xml": b"x"}), HasMacros),
    "scripts in an odt": (open_document(**{"Scripts/python/a.py": b"x"}), HasMacros),
    "a list of types that is a bomb": (packed({"[Content_Types].xml": b" " * 3_000_000}), FileBroken),
}  # fmt: skip


@pytest.mark.parametrize("extension", TAKEN)
def test_each_kind_is_known_by_what_it_holds(extension):
    assert EXTENSIONS[media_type_of(BytesIO(TAKEN[extension]), f"iets.{extension}")] == extension


@pytest.mark.parametrize("what", REFUSED)
def test_what_says_to_be_a_document_and_is_not_is_refused(what):
    body, refusal = REFUSED[what]
    with pytest.raises(refusal):
        media_type_of(BytesIO(body), "verslag.pdf")


@given(name=st.text(max_size=300))
def test_no_name_makes_a_program_a_document(name):
    with pytest.raises(TypeNotTaken):
        media_type_of(BytesIO(PROGRAM), name)
    assert media_type_of(BytesIO(PDF), name) == "application/pdf"


@given(body=st.binary(max_size=2000))
def test_any_bytes_are_taken_or_refused_and_nothing_else_happens(body):
    try:
        assert media_type_of(BytesIO(body), "iets") in EXTENSIONS
    except Refusal as no:
        assert isinstance(no, TypeNotTaken | HasMacros | FileBroken)


@given(start=st.sampled_from(sorted(TAKEN)), cut=st.integers(0, 400), with_=st.binary(max_size=50))
def test_a_torn_document_is_taken_or_refused_and_nothing_else_happens(start, cut, with_):
    body = TAKEN[start][:cut] + with_ + TAKEN[start][cut + len(with_) :]
    try:
        assert media_type_of(BytesIO(body), f"iets.{start}") in EXTENSIONS
    except Refusal as no:
        assert isinstance(no, TypeNotTaken | HasMacros | FileBroken)


def test_an_upload_carries_its_size_and_digest_and_no_name():
    found = upload(PDF, "../../etc/passwd")
    assert (found.media_type, found.size, len(found.digest)) == ("application/pdf", len(PDF), 64)
    assert "passwd" not in str(found.columns)


def test_a_file_of_nothing_and_one_that_is_too_large_are_refused(settings):
    with pytest.raises(EmptyFile):
        checked(sent(b""))
    settings.BIJEEN_MATERIAL_MB = 0
    with pytest.raises(FileTooBig, match="hoogstens 0 MB"):
        checked(sent(PDF))
