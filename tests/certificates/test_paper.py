"""The sheet, read back by other programs: whole, tagged, its letters in it; the same certificate is the same file."""

import re
import subprocess
from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO

import pikepdf
import pytest
from PIL import Image
from pyzbar.pyzbar import decode

from certificates.designs import layout
from certificates.designs.face import face
from certificates.designs.kept import file_of
from certificates.designs.paper import pdf_of
from certificates.designs.template import template
from certificates.designs.words import check_address
from certificates.models import Certificate
from events.files import store
from tests.certificates.staged import certificate

NAMES = (
    "Gülşen Doğan",
    "Łukasz Żółć",
    "İbrahim Şahin-Čapek",
    "Zoë IJsselmuiden",
    "Jeroen 't Hart",
    "Nguyễn Thị Ạnh",
    "Ли Wei",
)


def made(name: str = "Gülşen Doğan", **fields) -> Certificate:
    """One that is in no database."""
    day = date(2026, 10, 8)
    said = {
        "title_nl": "Gesprekken met ouders",
        "title_en": "Talking with parents",
        "town": "Utrecht",
        "first_on": day,
        "last_on": day,
        "minutes": 165,
        "attended": 1,
        "held": 1,
        "signer": "Lotte de Wit",
        "issuer_nl": "Samen Weten",
        "issued_at": datetime(2026, 10, 9, 8, 0, tzinfo=UTC),
        "code": "R4TK72MWXQAB",
    }
    return Certificate(name=name, **{**said, **fields})


def read(file: bytes, *command: str) -> bytes:
    """What a program of Poppler makes of it."""
    return subprocess.run(command, input=file, capture_output=True, check=True).stdout


def text_of(file: bytes) -> str:
    return read(file, "pdftotext", "-", "-").decode()


@pytest.mark.parametrize("name", NAMES[:5])
def test_a_name_stands_on_it_as_it_is_written(name):
    assert name in text_of(pdf_of(made(name)))


def test_a_letter_that_the_face_has_not_is_written_without_its_marks_or_as_a_question():
    text = text_of(pdf_of(made(NAMES[5])))
    assert "Nguyen Thi Anh" in text
    assert "?? Wei" in text_of(pdf_of(made(NAMES[6])))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_is_one_tagged_sheet_with_its_title_language_author_and_letters(language):
    file = pdf_of(made(language=language))
    told = read(file, "pdfinfo", "-").decode()
    kind = {"nl": "Deelnamebewijs: Gesprekken met ouders", "en": "Certificate of participation: Talking with parents"}
    assert re.search(rf"Title:\s+{kind[language]}\n", told) and re.search(r"Author:\s+Samen Weten\n", told)
    assert re.search(r"Tagged:\s+yes", told) and re.search(r"Pages:\s+1\n", told) and "A4" in told
    fonts = read(file, "pdffonts", "-").decode().splitlines()[2:]
    assert len(fonts) == 2 and all(re.search(r"Identity-H\s+yes no\s+yes", font) for font in fonts)
    with pikepdf.open(BytesIO(file)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.Root.Lang) == language and pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == kind[language]


def test_it_is_read_aloud_in_the_order_of_the_sheet():
    said = read(pdf_of(made(minutes=780, attended=3, held=4)), "pdfinfo", "-struct-text", "-").decode()
    lines = re.findall(r'"(.+?)\s*"', said)
    assert lines[:6] == [
        "bijeen", "Deelnamebewijs", "Gülşen Doğan", "Gesprekken met ouders", "Donderdag 8 oktober 2026 in Utrecht",
        "13 uur aanwezig 3 van 4 onderdelen",
    ]  # fmt: skip
    assert said.index("H1") < said.index("Figure") and lines[-2:] == ["R4TK-72MW-XQAB", "Controleer met deze code"]


def test_a_title_in_the_other_language_says_so():
    assert b"/Span <</Lang (nl)>> BDC" in pdf_of(made(language="en", title_en=""))
    assert b"/Span" not in pdf_of(made(language="nl"))


@pytest.mark.parametrize("name", ["W" * 120, "Wilhelmina " * 19, "Li"])
def test_a_long_name_shrinks_and_is_never_cut(name):
    file = pdf_of(made(name.strip()))
    words = read(file, "pdftotext", "-bbox", "-", "-").decode()
    right = max(float(found) for found in re.findall(r'xMax="([\d.]+)"', words))
    assert right <= layout.RIGHT + 0.5
    assert "".join(name.split()) in "".join(text_of(file).split())


@pytest.mark.zbar
@pytest.mark.parametrize("code", ["R4TK72MWXQAB", "ZZZZZZZZZZZZ", "A2B3C4D5E6F7", "22222222WWWW"])
def test_its_code_is_read_from_the_picture_and_leads_to_the_check(code):
    given = made(code=code)
    (found,) = decode(Image.open(BytesIO(read(pdf_of(given), "pdftoppm", "-r", "150", "-png", "-"))))
    assert found.data.decode() == check_address(given)
    assert found.data.decode().endswith(f"/DEELNAMEBEWIJS/{code}")


def test_the_part_for_everybody_is_as_it_would_be_made_now():
    """Else: `python -m certificates.designs.template`."""
    for language in ("nl", "en"):
        with (
            pikepdf.open(BytesIO(template(language))) as now,
            pikepdf.open(layout.template_of(language)) as kept,
        ):
            assert len(now.objects) == len(kept.objects)
            for one, other in zip(now.objects, kept.objects, strict=True):
                assert one.unparse() == other.unparse()
                if isinstance(one, pikepdf.Stream):
                    assert one.read_bytes() == other.read_bytes()


def test_the_widths_that_lines_are_measured_with_are_those_in_the_file():
    with pikepdf.open(layout.template_of("nl")) as pdf:
        font = pdf.pages[0].Resources.Font.B.DescendantFonts[0]
        assert tuple(int(width) for width in font.W[1]) == face("bold").widths


# Kept -----------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_file_is_kept_with_its_hash_and_made_again_the_same_when_it_is_lost_or_damaged():
    given = certificate()
    first = file_of(given)
    given.refresh_from_db()
    assert given.file_hash == sha256(first).hexdigest() and "Samen" not in given.file and "Gülşen" not in given.file
    with store().open(given.file, "rb") as kept:
        assert kept.read() == first

    store().delete(given.file)
    assert file_of(given) == first
    given.refresh_from_db()
    with store().open(given.file, "wb") as damaged:
        damaged.write(b"%PDF-1.7 iets anders")
    assert file_of(given) == first
    given.refresh_from_db()
    assert file_of(given) == first and given.file_hash == sha256(first).hexdigest()
