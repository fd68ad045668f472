"""One line as a door sends it, and what it gets back. Plain values, handed to the actions."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from uuid import UUID

from django.conf import settings

from events.models import Registration, Scan, Session, StandIn


@dataclass(frozen=True)
class Guest:
    """Somebody who came without being registered; a first name is enough."""

    first_name: str
    family_name: str = ""
    email: str = ""


@dataclass(frozen=True)
class Line:
    """What happened at a door. `session` is a session's key, None the entrance. Who: `ticket` is the secret of a ticket,
    `registration` a key from the door's own list, `guest` who was on neither. `scanned_at` is by the door's own clock; `shown` is
    the verdict that the door gave, "welcome" for who was let in.
    """

    id: UUID
    action: str
    scanned_at: datetime
    session: int | None = None
    ticket: str = ""
    registration: int | None = None
    undoes: UUID | None = None
    guest: Guest | None = None
    shown: str = ""

    def digest(self, event_id: int) -> str:
        """The same for the same content at the same event; keyed, since it may be made of a name."""
        said = repr((event_id, self))
        return blake2b(said.encode("utf-8", "backslashreplace"), key=_key(), digest_size=32).hexdigest()


def _key() -> bytes:
    return settings.SECRET_KEY.encode()[:64]


@dataclass(frozen=True)
class Answer:
    """What a line gets: a verdict, or a problem (a code of `words.PROBLEMS`) when it could not be written down.

    `elsewhere` is the session that somebody chose instead; `because` the line that let in who is inside already. A
    `stand_in` comes instead of somebody, once.
    """

    id: str
    verdict: str = ""
    problem: str = ""
    registration: Registration | None = None
    session: Session | None = None
    elsewhere: Session | None = None
    because: Scan | None = None
    stand_in: StandIn | None = None
