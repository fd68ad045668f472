"""Which personal data materials hold, and what forgets it."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.extend import Holding
from events.models import Material, VersionRequest

WEEKS_4, HALF_A_YEAR, YEAR = timedelta(weeks=4), timedelta(days=183), timedelta(days=365)


def forget_requests(at: datetime, dry_run: bool = False) -> int:
    """4 weeks after the answer; without one half a year after it was asked."""
    rows = VersionRequest.objects.filter(
        Q(answered_at__lt=at - WEEKS_4) | Q(answered_at=None, asked_at__lt=at - HALF_A_YEAR)
    )
    found = rows.count()
    if not dry_run:
        rows.delete()
    return found


def erase_requests(email: str, at: datetime) -> int:
    """Every one of this address."""
    return VersionRequest.objects.filter(registration__email=email).delete()[0]


def forget_makers(at: datetime, dry_run: bool = False) -> int:
    """Who added a material: a year."""
    rows = Material.objects.filter(made_at__lt=at - YEAR, made_by__isnull=False)
    return rows.count() if dry_run else rows.update(made_by=None)


HOLDINGS = (
    Holding(
        key="version_request",
        what=_("Welke versie van een materiaal je kunt lezen"),
        columns=("VersionRequest.need", "VersionRequest.answer", "VersionRequest.answered_by"),
        why=_("zodat je een versie krijgt die je kunt lezen"),
        who=_("de organisator"),
        until=_("4 weken na het antwoord"),
        term=WEEKS_4,
        counted_from="answered_at",
        forget=forget_requests,
        found_by=("VersionRequest.registration__email",),
        erase=erase_requests,
    ),
    Holding(
        key="material_maker",
        what=_("Welke medewerker een materiaal toevoegde"),
        columns=("Material.made_by",),
        why=_("zodat na te gaan is wat er gebeurde"),
        who=_("de organisator"),
        until=_("12 maanden"),
        term=YEAR,
        counted_from="made_at",
        forget=forget_makers,
    ),
)
