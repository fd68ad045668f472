"""Which personal data calendars hold."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from events.calendar.actions import erase_feeds
from events.extend import Holding
from events.models import CalendarFeed, Registration
from events.moments import day_of

YEAR = timedelta(days=365)
WEEK = timedelta(weeks=1)


def forget_feeds(at: datetime, dry_run: bool = False) -> int:
    """Links that nobody's calendar read for a year; of an address also when nothing is registered under it any more."""
    unused = Q(used_on__lt=day_of(at - YEAR)) | Q(used_on=None, made_at__lt=at - YEAR)
    comes = Exists(Registration.objects.filter(email=OuterRef("email")))
    rows = CalendarFeed.objects.filter(unused | Q(user=None, made_at__lt=at - WEEK) & ~comes)
    return rows.count() if dry_run else rows.delete()[0]


def erase_links(email: str, at: datetime) -> int:
    """The link of this address, for who wants to be forgotten."""
    return erase_feeds(email=email)


HOLDINGS = (
    Holding(
        key="calendar_feed",
        what=_("De link waarmee je eigen agenda je bijeenkomsten leest"),
        columns=(
            "CalendarFeed.code",
            "CalendarFeed.email",
            "CalendarFeed.user",
            "CalendarFeed.language",
            "CalendarFeed.used_on",
        ),
        why=_("zodat je agenda vanzelf klopt als er iets verandert"),
        who=_("jijzelf"),
        until=_("tot je de link beëindigt, of 12 maanden nadat je agenda hem voor het laatst las"),
        term=YEAR,
        counted_from="used_on",
        forget=forget_feeds,
        found_by=("CalendarFeed.email",),
        erase=erase_links,
    ),
)
