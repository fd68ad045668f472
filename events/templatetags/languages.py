"""Texts in another language than the page: marked with theirs, so that they are read aloud as they should be."""

from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language


def lang_if_other(said: Any) -> SafeString:
    """The attribute `lang` when a text is in another language than the page."""
    language = getattr(said, "lang", "")
    if not language or (get_language() or "nl").startswith(language):
        return mark_safe("")
    return format_html(' lang="{}"', language)


def marked(said: Any) -> Any:
    """A text, in a span with its language when that is another than the page's."""
    mark = lang_if_other(said)
    return format_html("<span{}>{}</span>", mark, said) if mark else said


def together(*texts: Any) -> SafeString:
    """Texts one after the other, each `marked`."""
    return format_html_join(" ", "{}", ((marked(text),) for text in texts if text))
