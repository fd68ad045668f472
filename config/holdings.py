"""Which personal data our site holds of its staff: accounts, devices, second factors."""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.extend import Holding

MONTHS_24 = timedelta(days=730)


def forget_accounts(at: datetime, dry_run: bool = False) -> int:
    """Accounts that nobody used for 24 months and that have no role any more."""
    idle = Q(last_login__lt=at - MONTHS_24) | Q(last_login=None, date_joined__lt=at - MONTHS_24)
    rows = get_user_model().objects.filter(idle).exclude(bijeen_roles__ended_at=None, bijeen_roles__isnull=False)
    found = rows.count()
    if found and not dry_run:
        rows.delete()
    return found


def forget_devices(at: datetime, dry_run: bool = False) -> int:
    """Sessions that have ended, and the devices that they were."""
    over = Session.objects.filter(expire_date__lt=at)
    devices = UserSession.objects.filter(last_seen_at__lt=at - timedelta(days=14))
    found = over.count() + devices.count()
    if found and not dry_run:
        devices.delete()
        over.delete()
    return found


def forget_admin_log(at: datetime, dry_run: bool = False) -> int:
    """What was changed in the reference data: a year."""
    rows = LogEntry.objects.filter(action_time__lt=at - timedelta(days=365))
    found = rows.count()
    if found and not dry_run:
        rows.delete()
    return found


HOLDINGS = (
    Holding(
        key="account",
        what=_("Naam en mailadres van medewerkers"),
        columns=("User.first_name", "User.last_name", "User.email", "User.phone", "User.language", "User.password"),
        why=_("zodat medewerkers kunnen inloggen"),
        who=_("de beheerder en collega's"),
        until=_("24 maanden na de laatste keer inloggen"),
        term=MONTHS_24,
        counted_from="last_login",
        forget=forget_accounts,
        app="bijeen_site",
    ),
    Holding(
        key="second_factor",
        what=_("De tweede stap bij het inloggen"),
        columns=("Authenticator.data",),
        why=_("zodat niemand anders kan inloggen"),
        who=_("niemand"),
        until=_("zolang het account bestaat"),
        term=None,
        counted_from="",
        app="mfa",
    ),
    Holding(
        key="address_confirmed",
        what=_("Of een mailadres van een medewerker klopt"),
        columns=("EmailAddress.email",),
        why=_("zodat medewerkers kunnen inloggen"),
        who=_("niemand"),
        until=_("zolang het account bestaat"),
        term=None,
        counted_from="",
        app="account",
    ),
    Holding(
        key="device",
        what=_("Vanaf welk apparaat een medewerker inlogt"),
        columns=("UserSession.ip", "UserSession.user_agent", "UserSession.session_key"),
        why=_("zodat de medewerker zelf een vreemd apparaat ziet"),
        who=_("de medewerker zelf"),
        until=_("14 dagen na het laatste bezoek"),
        term=timedelta(days=14),
        counted_from="last_seen_at",
        forget=forget_devices,
        app="usersessions",
    ),
    Holding(
        key="admin_log",
        what=_("Wat een beheerder in de vaste gegevens veranderde"),
        columns=("LogEntry.object_repr", "LogEntry.change_message", "LogEntry.user"),
        why=_("zodat na te gaan is wat er gebeurde"),
        who=_("de beheerder"),
        until=_("12 maanden"),
        term=timedelta(days=365),
        counted_from="action_time",
        forget=forget_admin_log,
        app="admin",
    ),
)
