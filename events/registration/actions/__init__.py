"""What people do with a registration: one verb a file."""

from .approve import approve, decline
from .cancel import cancel_registration
from .change_choices import change_choices
from .change_mode import change_mode
from .change_person import change_person
from .confirm_address import confirm_address, keep_address
from .correct_email import CORRECTABLE, TooLateToCorrect, correct_email
from .give_needs import answer_need, erase_needs, give_needs
from .groups import add_colleagues, known_elsewhere, make_group, read_lines
from .invite import invite, invite_lines
from .leave_waiting_list import leave_waiting_list
from .register import register
from .register_at_door import AT_DOOR, register_at_door
from .renew_link import mail_known_form, renew_link
from .replace import replace_participant
from .submit import submit

__all__ = [
    "AT_DOOR",
    "CORRECTABLE",
    "TooLateToCorrect",
    "add_colleagues",
    "answer_need",
    "approve",
    "cancel_registration",
    "change_choices",
    "change_mode",
    "change_person",
    "confirm_address",
    "correct_email",
    "decline",
    "erase_needs",
    "give_needs",
    "invite",
    "invite_lines",
    "keep_address",
    "known_elsewhere",
    "leave_waiting_list",
    "mail_known_form",
    "make_group",
    "read_lines",
    "register",
    "register_at_door",
    "renew_link",
    "replace_participant",
    "submit",
]
