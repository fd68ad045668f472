"""What people do about presence: mark, close, open again, claim; one verb a file."""

from .by_itself import close_what_is_due, closes_by_itself_on
from .claims import answer_claim, claim_presence
from .close_event import close_event
from .close_session import close_session
from .reopen import reopen_event, reopen_session
from .set_presence import mend_presence, set_presence

__all__ = [
    "answer_claim",
    "claim_presence",
    "close_event",
    "close_session",
    "close_what_is_due",
    "closes_by_itself_on",
    "mend_presence",
    "reopen_event",
    "reopen_session",
    "set_presence",
]
