"""Plan, make, publish, move, cancel, copy: one verb a file."""

from .cancel_event import Affected, cancel_event, who_is_affected
from .change_event import change_event, touch
from .copy_event import copy_event
from .discard_draft import discard_draft
from .keep_reference import drop_reference, keep_reference
from .make_event import make_event
from .move_event import move_event
from .publish_event import publish_due, publish_event, publish_later
from .publish_new import publish_new

__all__ = [
    "Affected",
    "cancel_event",
    "change_event",
    "copy_event",
    "discard_draft",
    "drop_reference",
    "keep_reference",
    "make_event",
    "move_event",
    "publish_due",
    "publish_event",
    "publish_later",
    "publish_new",
    "touch",
    "who_is_affected",
]
