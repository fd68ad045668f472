"""The addresses of signing in: what we use of allauth, under names of our own. Passkeys are the one thing that needs script."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.usersessions import views as devices
from csp.constants import SELF
from csp.decorators import csp_update
from django.urls import path

scripted = csp_update({"connect-src": [SELF]})

urlpatterns = [
    path("inloggen/", scripted(account.request_login_code), name="account_login"),
    path("inloggen/code/", scripted(account.request_login_code), name="account_request_login_code"),
    path("inloggen/bevestigen/", account.confirm_login_code, name="account_confirm_login_code"),
    path("inloggen/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("inloggen/tweede-stap/", scripted(mfa.authenticate), name="mfa_authenticate"),
    path("inloggen/niet-actief/", account.account_inactive, name="account_inactive"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("account/", mfa.index, name="mfa_index"),
    path("account/opnieuw/", account.reauthenticate, name="account_reauthenticate"),
    path("account/opnieuw/code/", scripted(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("account/opnieuw/passkey/", scripted(passkeys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("account/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/app/uit/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/herstelcodes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/herstelcodes/nieuw/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/herstelcodes/bestand/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("account/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("account/passkeys/nieuw/", scripted(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("account/passkeys/<int:pk>/weg/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("account/apparaten/", devices.list_usersessions, name="usersessions_list"),
]
