"""The code that stands on a certificate: to be typed over from paper, and not to be guessed."""

import secrets

from events.codes import CLEAR

LENGTH = 12  # of 32 signs: 60 bits


def check_code() -> str:
    """Twelve capitals and figures that cannot be taken for each other."""
    return "".join(secrets.choice(CLEAR) for _ in range(LENGTH))


def typed_code(text: str) -> str:
    """What somebody typed, as the code is kept: in capitals, without what no code holds."""
    return "".join(sign for sign in text.upper()[:40] if sign in CLEAR)


def in_parts(code: str) -> str:
    """ "R4TK-72MW-XQAB": as it stands on paper."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
