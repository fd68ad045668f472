"""Run as a process inside the demo's site: where each page of `states.py` is, and a signed-in cookie for each of the cast."""

import json
import os
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes  # noqa: E402
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.exceptions import ObjectDoesNotExist  # noqa: E402

from demo.cast import BY_KEY  # noqa: E402
from tests.browser.states import MANAGER, STATES, Seen  # noqa: E402


def signed_in(key: str) -> str:
    """The session of somebody who signed in with a code just now."""
    user = BY_KEY[key].user
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session["account_authentication_methods"] = [{"method": "code", "at": time.time(), "email": user.email}]
    session.save()
    return session.session_key


def main() -> dict:
    """The manager has an authenticator app."""
    manager = BY_KEY[MANAGER].user
    TOTP.activate(manager, generate_totp_secret())
    RecoveryCodes.activate(manager)
    cookies = {key: signed_in(key) for key in {seen.who for seen in STATES} if key}
    return {"cookies": cookies, "paths": {seen.key: path_of(seen) for seen in STATES}}


def path_of(seen: Seen) -> str:
    """Empty when the year has no such thing: the test of that page fails then, and no other."""
    try:
        return seen.path()
    except (ObjectDoesNotExist, AttributeError):
        return ""


if __name__ == "__main__":
    print(json.dumps(main()))
