"""Every address of the site has a state that is looked at, or a reason."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLResolver, get_resolver

from tests.browser.states import NO_PAGE, STATES


def names(patterns: list[Any], space: str = "") -> Iterator[str]:
    """The name of every address; Django's own admin is not ours to look at."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin":
                yield from names(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else space)
        elif pattern.name:
            yield space + pattern.name


def test_every_address_has_a_state_or_a_reason():
    known = {seen.name for seen in STATES} | set(NO_PAGE)
    assert set(names(get_resolver().url_patterns)) == known


def test_no_two_states_have_one_name():
    keys = [seen.key for seen in STATES]
    assert len(keys) == len(set(keys))
