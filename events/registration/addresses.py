"""Mail addresses: what is wrong with one, in a sentence; and those that look like a slip, asked back once, never refused."""

from difflib import SequenceMatcher

from django.utils.translation import gettext as _

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


def what_is_wrong(email: str) -> str:
    """What to do about an address that mail cannot take."""
    name, at, domain = email.rpartition("@")
    if not (at and name and domain):
        return _("Vul je hele mailadres in, met een @.")
    if len(email) > 254:
        return _("Dit mailadres is te lang. Kijk of er iets dubbel staat.")
    if "." not in domain.strip("."):
        return _("Vul je hele mailadres in. Achter de @ ontbreekt nog iets, zoals .nl of .com.")
    if not name.isascii():
        return _(
            "Voor de @ staat een letter die niet elk mailprogramma kent, zoals ö of ş. Gebruik een ander mailadres."
        )
    return _("Kijk je mailadres na: er staat een spatie of een teken in dat er niet hoort.")
