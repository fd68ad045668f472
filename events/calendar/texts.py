"""Texts as a calendar may hold them (RFC 5545, 3.3.11)."""

import re

from icalendar import vText

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def clean(text: str) -> str:
    """Without the signs that none may hold: somebody may have pasted them into a title."""
    return CONTROL.sub("", text)


def written(text: str) -> vText:
    """A text with its commas, semicolons and line ends escaped, whatever the property is."""
    return vText(clean(text))
