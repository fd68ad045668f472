"""Mail addresses that look like a slip: asked back once, never refused."""

from difflib import SequenceMatcher

COMMON = (
    "gmail.com",
    "hotmail.com",
    "hotmail.nl",
    "outlook.com",
    "live.nl",
    "ziggo.nl",
    "kpnmail.nl",
    "planet.nl",
    "xs4all.nl",
    "home.nl",
    "icloud.com",
    "yahoo.com",
    "upcmail.nl",
)
LIKE = 0.85


def likely_meant(email: str) -> str:
    """ "x@gmial.com" -> "x@gmail.com"; empty when there is nothing to ask."""
    name, _, domain = email.lower().rpartition("@")
    if not name or domain in COMMON:
        return ""
    near = [(SequenceMatcher(None, domain, known).ratio(), known) for known in COMMON]
    ratio, known = max(near)
    return f"{name}@{known}" if ratio >= LIKE else ""
