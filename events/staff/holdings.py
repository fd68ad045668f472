"""Which personal data of staff the ground holds."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from events.extend import Holding
from events.models import Event, Fact, Registration

YEAR = timedelta(days=365)


def forget_actors(at: datetime, dry_run: bool = False) -> int:
    """Who of the staff did what, made which event and added whom: a year."""
    did = Fact.objects.filter(at__lt=at - YEAR, by__isnull=False)
    made = Event.objects.filter(made_at__lt=at - YEAR, made_by__isnull=False)
    added = Registration.objects.filter(registered_at__lt=at - YEAR, added_by__isnull=False)
    if dry_run:
        return did.count() + made.count() + added.count()
    return did.update(by=None) + made.update(made_by=None) + added.update(added_by=None)


HOLDINGS = (
    Holding(
        key="who_did_what",
        what=_("Welke medewerker wat deed"),
        columns=("Fact.by", "Event.made_by", "Registration.added_by"),
        why=_("zodat na te gaan is wat er gebeurde"),
        who=_("de organisator en de privacyfunctionaris"),
        until=_("12 maanden"),
        term=YEAR,
        counted_from="at",
        forget=forget_actors,
    ),
    Holding(
        key="roles",
        what=_("Welke rol een medewerker heeft of had"),
        columns=("Role.user", "Speaker.user"),
        why=_("zodat iedereen alleen ziet wat nodig is"),
        who=_("de beheerder"),
        until=_("zolang het account bestaat"),
        term=None,
        counted_from="",
    ),
)
