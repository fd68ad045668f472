"""Names of people as they are typed, sorted, searched and shown, and of things in an address. Dutch infixes ("van der", "el")
never decide the order.
"""

import re
import unicodedata

from django.utils.text import slugify

INFIXES = frozenset(
    "'s 't aan af al bij d' da das de del den der des di die do dos du el en het i in in't la las le les lo los of onder op "
    "over s' te ten ter tho tot uit uijt van ver vanden vander voor von zu zum zur".split()
)
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_UNHELD = re.compile(
    "[\x00\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]"
)
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ĳ": "ij"}
)


def typed(text: str) -> str:
    """A name as it was typed, on one line, without signs that nobody sees or that turn what stands behind them around."""
    return " ".join(_UNSEEN.sub("", holdable(text)).split())


def holdable(text: str) -> str:
    """Text without what is no letter to anybody: NUL, half a pair of surrogates, the noncharacters of Unicode (chapter 23.7).

    PostgreSQL refuses some of them, XML (and so a spreadsheet) all.
    """
    return _UNHELD.sub("", text)


def plain(text: str) -> str:
    """Lower case without accents or signs, words apart by one space: "Gülşen d'Hart" -> "gulsen d hart"."""
    text = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    text = "".join(sign for sign in text if not unicodedata.combining(sign)).translate(_LETTERS)
    return " ".join(re.findall(r"[^\W_]+", text))


def without_infix(family_name: str) -> str:
    """The main name: "van der Meer" -> "Meer"; a name of infixes alone stays whole."""
    words = family_name.replace("’", "'").split()
    first = next((place for place, word in enumerate(words) if word.lower() not in INFIXES), 0)
    return " ".join(words[first:])


def slug_of(title: str, longest: int, otherwise: str) -> str:
    """A title as it stands in an address, cut between words; `otherwise` for one without any letter that can stand there."""
    slug = slugify(title)
    if len(slug) > longest:
        slug = slug[: longest + 1].rpartition("-")[0] or slug[:longest]
    return slug.strip("-") or otherwise


def sort_key(first_name: str, family_name: str) -> str:
    """By main name, then first name; a person with one name stands under it. As long as its column at most."""
    return plain(f"{without_infix(family_name)} {first_name}")[:210]


def search_key(*parts: str) -> str:
    """What a search looks in: each word plain, once with and once without signs between ("t hart" and "thart"). As long as its column
    at most: some signs are eighteen letters.
    """
    words = plain(" ".join(parts))
    return f" {words} {words.replace(' ', '')} "[:420]


def full_name(first_name: str, family_name: str) -> str:
    """As typed, with one space; never with forced capitals."""
    return " ".join(f"{first_name} {family_name}".split())


def short_name(first_name: str, family_name: str) -> str:
    """What may be said where few may know who comes: first name and initial, "Gülşen D." of Gülşen van der Doğan."""
    initial = next((sign for sign in without_infix(family_name) if sign.isalpha()), "")
    return full_name(first_name, f"{initial.upper()}." if initial else "")
