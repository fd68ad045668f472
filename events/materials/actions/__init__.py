"""What can be done with materials."""

from .asking import answer_request, ask_version
from .copying import copy_materials
from .counting import count_opened
from .keeping import add_alternative, add_material, change_material, move_material, remove_material
from .tidying import redraw_event, remove_lost_files

__all__ = [
    "add_alternative",
    "add_material",
    "answer_request",
    "ask_version",
    "change_material",
    "copy_materials",
    "count_opened",
    "move_material",
    "redraw_event",
    "remove_lost_files",
    "remove_material",
]
