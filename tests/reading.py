"""What we give out, read by programs of others: pictures by zbar, papers by poppler, calendars by vobject."""

import html
import re
import subprocess
from pathlib import Path

import vobject
from django.http import HttpResponse
from PIL import Image
from pyzbar.pyzbar import decode


def code_in(picture: Path) -> str:
    """What a camera reads from a picture."""
    [found] = decode(Image.open(picture))
    return found.data.decode()


def read_paper(file: Path) -> tuple[str, str]:
    """The words on a page, and what its QR says, as it is rendered; the picture stays beside it."""
    words = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True).stdout.decode()
    subprocess.run(["pdftoppm", "-r", "150", "-png", "-singlefile", file, file.with_suffix("")], check=True)
    return words, code_in(file.with_suffix(".png"))


def only_entry(calendar: str) -> vobject.base.Component:
    """The one meeting that stands in a calendar."""
    [entry] = vobject.readOne(calendar).vevent_list
    return entry


def hours_of(entry: vobject.base.Component) -> tuple[str, str]:
    """From when to when, as the calendar's own zone has it."""
    return entry.dtstart.value.isoformat(), entry.dtend.value.isoformat()


def text_of(response: HttpResponse) -> str:
    """The words of a page as somebody reads them, on one line."""
    body = re.sub(r"<(script|style|head|svg).*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())
