"""One page in one state, and who of the cast looks at it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

ORGANISER, MANAGER, TRAINER = "organisator", "programmaleider", "trainer"
PRIVACY, ADMINISTRATOR, HELPER = "privacy", "beheerder", "balie"
Finder = Callable[[], Any]


@dataclass(frozen=True)
class Seen:
    """One page in one state; `who` of the cast looks at it, `args` finds what its address needs, when it is needed."""

    name: str
    state: str = ""
    who: str = ""
    args: Finder = tuple
    query: tuple[tuple[str, str], ...] = ()
    status: int = 200

    @property
    def key(self) -> str:
        """A name for a test and for a picture."""
        plain = self.name.partition(":")[2] or self.name
        return "-".join(filter(None, (plain, self.state)))

    def path(self) -> str:
        """The address, in this database."""
        found = self.args()
        args = found if isinstance(found, tuple) else (found,)
        return reverse(self.name, args=args) + (f"?{urlencode(self.query)}" if self.query else "")
