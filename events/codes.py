"""Secrets and codes, and keys that come from outside. Three secrets are never mixed: of a registration, of its ticket, of a
certificate.
"""

import re
import secrets

CLEAR = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # capitals and figures that cannot be taken for each other


def page_code() -> str:
    """Opens a registration or a group: 22 characters, 128 bits."""
    return secrets.token_urlsafe(16)


def ticket_secret() -> str:
    """Opens nothing but the door: 16 characters, 80 bits, in the alphabet that a QR code packs best."""
    return "".join(secrets.choice(CLEAR) for _ in range(16))


def short_code() -> str:
    """To read aloud at a door: 6 characters; good for a search there only."""
    return "".join(secrets.choice(CLEAR) for _ in range(6))


def spoken_code() -> str:
    """Six figures from a mail, to type on another device: good once, for a short while, and for one address only."""
    return "".join(secrets.choice("0123456789") for _ in range(6))


def hidden_slug() -> str:
    """The address of a confidential event: 16 characters that nobody guesses."""
    return "".join(secrets.choice(CLEAR) for _ in range(16)).lower()


def key_from(text: str) -> int:
    """The key of a row, from an address or a form; 0, which is nobody's, for what no database could hold."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0


def code_from(text: str) -> str:
    """A code from an address: what no code holds is left out, such as the full stop that a mail program took along."""
    return re.sub(r"[^A-Za-z0-9_-]", "", text)[:64]
