"""Which personal data the link to all that is mine holds."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from events.extend import Holding
from events.models import OwnLink

OWN_LINK = "own_link"


def forget_own_links(at: datetime, dry_run: bool = False) -> int:
    """The night after it ended."""
    rows = OwnLink.objects.filter(ends_at__lt=at)
    return rows.count() if dry_run else rows.delete()[0]


def erase_own_links(email: str, at: datetime) -> int:
    """Every one of this address."""
    return OwnLink.objects.filter(email=email).delete()[0]


HOLDINGS = (
    Holding(
        key=OWN_LINK,
        what=_("De link naar alles wat van jou is"),
        columns=("OwnLink.email", "OwnLink.code", "OwnLink.figures", "OwnLink.language"),
        why=_("zodat alleen wie je mail leest het kan openen"),
        who=_("niemand"),
        until=_("1 week na de mail, of tot je hem sluit"),
        term=timedelta(days=7),
        counted_from="made_at",
        forget=forget_own_links,
        found_by=("OwnLink.email",),
        erase=erase_own_links,
    ),
)
