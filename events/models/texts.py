"""Texts in two languages: two columns, read as one in the language of the moment."""

from typing import Any

from django.utils.translation import get_language


class Said(str):
    """A text that knows its language, so that a page can mark Dutch inside English with `lang="nl"`."""

    lang: str = "nl"

    @classmethod
    def in_language(cls, text: str, lang: str) -> "Said":
        """The text, marked with its language ("nl" or "en")."""
        said = cls(text)
        said.lang = lang
        return said


def said_in(row: Any, name: str, language: str | None) -> Said:
    """`row.<name>_en` when English is asked and there is one, else the Dutch."""
    english = getattr(row, f"{name}_en") if (language or "nl").startswith("en") else ""
    if english:
        return Said.in_language(english, "en")
    spoken = (
        "nl" if getattr(row, f"{name}_en") else getattr(row, "language", "nl")
    )  # a session in English has an English title
    return Said.in_language(getattr(row, f"{name}_nl"), spoken)


class Bilingual:
    """`title = Bilingual("title")` reads `title_nl` or `title_en` in the active language; gives a `Said`."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, row: Any, owner: type | None = None) -> Any:
        return self if row is None else said_in(row, self.name, get_language())
