"""Asking for a training, and the way from a first call to what stays in use."""

from .asking import Asking, ask_for_training, change_request, withdraw_request
from .links import send_request_link
from .planning import cancel_training, make_training, mark_given, plan_training
from .steps import decline_request, take_step

__all__ = [
    "Asking",
    "ask_for_training",
    "cancel_training",
    "change_request",
    "decline_request",
    "make_training",
    "mark_given",
    "plan_training",
    "send_request_link",
    "take_step",
    "withdraw_request",
]
