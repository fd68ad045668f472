"""Which personal data presence holds."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from events.extend import Holding
from events.models import PresenceClaim

MONTHS_3 = timedelta(days=91)


def forget_claims(at: datetime, dry_run: bool = False) -> int:
    """Three months after the event: what was agreed is presence by then."""
    rows = PresenceClaim.objects.filter(session__event__ends_at__lt=at - MONTHS_3)
    return rows.count() if dry_run else rows.delete()[0]


def erase_claims(email: str, at: datetime) -> int:
    """Every one of this address."""
    return PresenceClaim.objects.filter(registration__email=email).delete()[0]


HOLDINGS = (
    Holding(
        key="presence",
        what=_("Of je er was"),
        columns=("Presence.registration", "Presence.state", "Presence.source"),
        why=_("zodat je een deelnamebewijs kunt krijgen en wij weten hoeveel mensen kwamen"),
        who=_("de trainer van dat onderdeel en de organisator"),
        until=_("18 maanden na het jaar, en 6 maanden bij een vertrouwelijke bijeenkomst; daarna zonder naam"),
        term=None,
        counted_from="",
        found_by=("Presence.registration__email",),
    ),
    Holding(
        key="presence_claim",
        what=_("Dat je zei: ik was er wel"),
        columns=("PresenceClaim.registration", "PresenceClaim.is_agreed"),
        why=_("zodat de organisator het kan nakijken"),
        who=_("de trainer van dat onderdeel en de organisator"),
        until=_("3 maanden na de dag"),
        term=MONTHS_3,
        counted_from="event_end",
        forget=forget_claims,
        found_by=("PresenceClaim.registration__email",),
        erase=erase_claims,
    ),
)
