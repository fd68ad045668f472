"""Who has the code of a registration or of a group."""

from events import access
from events.private import behind_code, sealed

__all__ = ["asked_address", "own_group", "own_registration", "sealed"]

own_registration = behind_code(access.registration_by_code)
own_group = behind_code(access.group_by_code)
asked_address = behind_code(access.address_change_by_code)
