"""What people do at a door: one verb a file."""

from .along import take_links_along
from .door_links import end_door_link, make_door_link
from .record import record_scan, record_scans

__all__ = ["end_door_link", "make_door_link", "record_scan", "record_scans", "take_links_along"]
