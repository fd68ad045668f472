"""A piece of a template with our tags loaded, as every template of ours loads them itself."""

import re

LOAD = "{% load bijeen i18n %}"


def loaded(source: str) -> str:
    """The source with our tags; behind `extends`, which must come first."""
    first = re.match(r"{% extends [^%]+ %}", source)
    at = first.end() if first else 0
    return source[:at] + LOAD + source[at:]
