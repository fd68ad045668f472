"""What people do with a registration: one verb a file."""

from .absence import (
    drop_absences,
    end_absences,
    name_stand_in,
    report_absence,
    take_absences_along,
    undo_absence,
    withdraw_stand_in,
)
from .answer_need import answer_need
from .answer_offer import accept_offer, join_list_again, may_join_again
from .approve import approve, decline
from .cancel import cancel_registration
from .change_choices import change_choices
from .change_mode import change_mode
from .change_person import change_person
from .change_work import change_work
from .coming import SILENT, answer_by, ask_anew, ask_coming, come_back, may_lose_place, release_silent, say_coming
from .confirm_address import confirm_address, keep_address
from .correct_email import CORRECTABLE, TooLateToCorrect, correct_email, was_invited
from .give_answers import ask_what_is_open, give_answers
from .give_needs import erase_needs, give_needs
from .groups import add_colleagues, known_elsewhere, make_group, read_lines
from .invite import fates_of, invite, invite_lines, why_not_inviting
from .invited import decline_invitation, remind_invited, remind_invited_due, withdraw_invitation
from .leave_waiting_list import leave_waiting_list
from .register import register
from .register_at_door import AT_DOOR, register_at_door
from .remind_to_choose import remind_to_choose
from .renew_link import mail_known_form, renew_link
from .replace import replace_participant
from .submit import submit
from .wait_apart import wait_apart

__all__ = [
    "AT_DOOR",
    "CORRECTABLE",
    "SILENT",
    "TooLateToCorrect",
    "accept_offer",
    "add_colleagues",
    "answer_by",
    "answer_need",
    "ask_what_is_open",
    "approve",
    "ask_anew",
    "ask_coming",
    "cancel_registration",
    "change_choices",
    "change_mode",
    "change_person",
    "change_work",
    "come_back",
    "confirm_address",
    "correct_email",
    "decline",
    "decline_invitation",
    "erase_needs",
    "fates_of",
    "give_answers",
    "give_needs",
    "invite",
    "invite_lines",
    "join_list_again",
    "keep_address",
    "known_elsewhere",
    "leave_waiting_list",
    "mail_known_form",
    "may_join_again",
    "name_stand_in",
    "report_absence",
    "undo_absence",
    "withdraw_stand_in",
    "make_group",
    "may_lose_place",
    "read_lines",
    "register",
    "register_at_door",
    "release_silent",
    "remind_invited",
    "remind_invited_due",
    "remind_to_choose",
    "renew_link",
    "say_coming",
    "replace_participant",
    "submit",
    "wait_apart",
    "was_invited",
    "why_not_inviting",
    "withdraw_invitation",
    "drop_absences",
    "end_absences",
    "take_absences_along",
]
