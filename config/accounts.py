"""Signing in to our site: a code by mail; a second factor for who organises or administers."""

import re
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.signals import authenticator_added
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from events.access import roles_of
from events.api.problems import Problem, answer
from events.checkin.who import who_is
from events.models import Role

WITH_SECOND_FACTOR = (
    Role.Name.ORGANISER,
    Role.Name.CO_ORGANISER,
    Role.Name.PROGRAMME_MANAGER,
    Role.Name.ADMINISTRATOR,
    Role.Name.PRIVACY_OFFICER,
)

BEHIND_SIGN_IN = re.compile(r"(?:[a-z]{2}/)?beheer/")  # every page of the desk, whichever slice it is of
AT_THE_DOOR = re.compile(r"inchecken/(?!link/)|[tT]/|api/v1/checkins")  # unless one stands there by a door link


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; nobody signs up."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _(
            "Deze code klopt niet of is verlopen. Kijk of je de nieuwste mail hebt, of vraag een nieuwe code."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Never of who has no second factor yet: the code by mail was all there is to show."""
        return get_adapter().is_mfa_enabled(self.request.user) and super().is_reauthentication_required(app=app)


class MFAAdapter(DefaultMFAAdapter):
    """Names our site in the authenticator app and on the passkey."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Deze code klopt niet. Wacht op de volgende code in je app en vul die in."),
    }

    def get_totp_issuer(self) -> str:
        return settings.BIJEEN_NAME

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": settings.BIJEEN_NAME}


@receiver(authenticator_added)
def proved_just_now(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Who sets up a second factor has just shown it: the recovery codes come without a second question."""
    if request.user.is_authenticated:
        record_authentication(request, user, method="mfa", reauthenticated=True)


def needs_second_factor(user: Any) -> bool:
    """Whether somebody must set up a second factor before going on. Never in the demo, which nobody else reaches."""
    if settings.BIJEEN_DEMO or not (user.is_staff or roles_of(user).filter(name__in=WITH_SECOND_FACTOR).exists()):
        return False
    return not get_adapter().is_mfa_enabled(user)


class SecondFactor:
    """Sends staff without a second factor to the page where they set one up, before the desk or the admin."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Here it is known which page it is, without looking for it twice."""
        if not _is_behind_sign_in(request) or not request.user.is_authenticated:
            return None
        if not needs_second_factor(request.user):
            return None
        is_read_by_script = request.path_info.startswith("/api/")
        return answer(request, Problem("second_factor")) if is_read_by_script else redirect("mfa_index")


def _is_behind_sign_in(request: HttpRequest) -> bool:
    # Public pages never ask who is there: that would make a session of every visit.
    match = request.resolver_match
    if match is None:
        return False
    if AT_THE_DOOR.match(match.route):  # a stranger's ticket and a program with a token have no session here
        return settings.SESSION_COOKIE_NAME in request.COOKIES and who_is(request).link is None
    return match.app_name == "admin" or bool(BEHIND_SIGN_IN.match(match.route))
