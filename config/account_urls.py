"""The addresses of signing in: what we use of allauth, under names of our own. Passkeys are the one thing that needs script."""

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.usersessions import views as devices
from csp.constants import SELF
from csp.decorators import csp_update
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache

scripted = csp_update({"connect-src": [SELF]})


def unkept(route: str, view: Any, name: str) -> URLPattern:
    """The address of a page that may show a secret: nothing keeps it."""
    return path(route, never_cache(view), name=name)


urlpatterns = [
    unkept("inloggen/", scripted(account.request_login_code), name="account_login"),
    unkept("inloggen/code/", scripted(account.request_login_code), name="account_request_login_code"),
    unkept("inloggen/bevestigen/", account.confirm_login_code, name="account_confirm_login_code"),
    unkept("inloggen/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    unkept("inloggen/tweede-stap/", scripted(mfa.authenticate), name="mfa_authenticate"),
    unkept("inloggen/niet-actief/", account.account_inactive, name="account_inactive"),
    unkept("uitloggen/", account.logout, name="account_logout"),
    unkept("account/", mfa.index, name="mfa_index"),
    unkept("account/opnieuw/", account.reauthenticate, name="account_reauthenticate"),
    unkept("account/opnieuw/code/", scripted(mfa.reauthenticate), name="mfa_reauthenticate"),
    unkept("account/opnieuw/passkey/", scripted(passkeys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    unkept("account/app/", totp.activate_totp, name="mfa_activate_totp"),
    unkept("account/app/uit/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    unkept("account/herstelcodes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    unkept("account/herstelcodes/nieuw/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    unkept("account/herstelcodes/bestand/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    unkept("account/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    unkept("account/passkeys/nieuw/", scripted(passkeys.add_webauthn), name="mfa_add_webauthn"),
    unkept("account/passkeys/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    unkept("account/passkeys/<int:pk>/weg/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    unkept("account/apparaten/", devices.list_usersessions, name="usersessions_list"),
]
