"""Toolkits, their parts and help numbers, and the events that are about them."""

from .help_lines import add_help_line, change_help_line, remove_help_line
from .parts import add_part, change_part, move_part, remove_lost_parts, remove_part
from .toolkits import change_toolkit, make_toolkit, publish_toolkit, tie_event, withdraw_toolkit

__all__ = [
    "add_help_line",
    "add_part",
    "change_help_line",
    "change_part",
    "change_toolkit",
    "make_toolkit",
    "move_part",
    "publish_toolkit",
    "remove_help_line",
    "remove_lost_parts",
    "remove_part",
    "tie_event",
    "withdraw_toolkit",
]
