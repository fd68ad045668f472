"""What a ticket's QR says, and its picture.

Capitals and figures only: a QR code packs them best (ISO/IEC 18004, alphanumeric mode). Level Q, and four modules of
quiet around it. The mask is fixed: trying all eight costs ten times as much, and every picture of ours is decoded in a test.
"""

from io import BytesIO

import qrcode
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from qrcode.constants import ERROR_CORRECT_Q
from qrcode.image.pil import PilImage

from events import conf
from events.codes import CLEAR
from events.models import Registration

QUIET = 4
SECRET = 16
MASK = 3


def address_of(registration: Registration) -> str:
    """ "HTTPS://BIJEEN.EXAMPLE/T/<SECRET>"; the prefix of a host site, which may not be in capitals, stays as it is."""
    return in_capitals("bijeen_fixed:ticket-scan-capital", registration.ticket_secret)


def in_capitals(name: str, *args: str) -> str:
    """The whole address of a page whose own part is in capitals: a QR code packs those best."""
    return conf.base_url().upper() + reverse(name, args=args)


def secret_in(text: str) -> str:
    """The secret of a ticket in what a QR code says: what stands after the last /T/; nothing when that is no secret of ours."""
    secret = text.upper().rpartition("/T/")[2].strip()
    return secret if len(secret) == SECRET and set(secret) <= set(CLEAR) else ""


def _code(text: str) -> qrcode.QRCode:
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_Q, border=QUIET, box_size=8, mask_pattern=MASK)
    code.add_data(text, optimize=0)
    code.make(fit=True)
    return code


def matrix_of(text: str) -> list[list[bool]]:
    """The code as rows of dark and light, its quiet edge with it."""
    return _code(text).get_matrix()


def qr_svg(text: str) -> SafeString:
    """The code as SVG: one path of dark runs on white, without a style."""
    rows = matrix_of(text)
    size, runs = len(rows), []
    for y, row in enumerate(rows):
        x = 0
        while x < size:
            if row[x]:
                end = x
                while end < size and row[end]:
                    end += 1
                runs.append(f"M{x} {y}h{end - x}v1H{x}z")
                x = end
            x += 1
    return mark_safe(  # noqa: S308
        f'<svg class="b-qr" viewBox="0 0 {size} {size}" role="img" aria-label="QR">'
        f'<rect width="{size}" height="{size}" fill="#fff"/><path fill="#000" d="{"".join(runs)}"/></svg>'
    )


def qr_png(text: str) -> bytes:
    """The code as a PNG."""
    picture = BytesIO()
    _code(text).make_image(image_factory=PilImage).save(picture, format="PNG")
    return picture.getvalue()
