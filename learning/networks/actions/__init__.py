"""Networks, their members and people, goals with their steps, and asking to join."""

from .goals import MOST_GOALS, change_goal, choose_goal, take_step
from .joining import accept_request, ask_to_join, decline_request
from .links import mail_links, renew_network_link, send_network_link
from .members import add_member, add_named_member, change_member, end_member
from .networks import change_network, make_network
from .people import MOST_PEOPLE, add_network_person, choose_to_be_shown, end_network_person

__all__ = [
    "MOST_GOALS",
    "MOST_PEOPLE",
    "accept_request",
    "add_member",
    "add_named_member",
    "add_network_person",
    "ask_to_join",
    "change_goal",
    "change_member",
    "change_network",
    "choose_goal",
    "choose_to_be_shown",
    "decline_request",
    "end_member",
    "end_network_person",
    "mail_links",
    "make_network",
    "renew_network_link",
    "send_network_link",
    "take_step",
]
