"""The socket of what people can ask to hear of ("Laat het me weten"): a kind of meeting, a toolkit."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from events.extend import Registry, Text


@dataclass(frozen=True)
class Subject:
    """One thing that people can ask to hear of: its name, what may be told of it (a `Disclosure`), and its page."""

    name: Text
    told: Any
    address: str


@dataclass(frozen=True)
class Topic:
    """What events can be about, so that people ask to hear of the next one ("Laat het me weten").

    `find(key)` gives a `Subject`, or None where nobody may ask; `key_of(event)` says to which key an event belongs, or "".
    """

    key: str
    find: Callable[[str], Subject | None]
    key_of: Callable[[Any], str]


topics: Registry[Topic] = Registry("topics")
