"""Which personal data a door holds: who came in when, who wrote that down, and who helped."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from events.extend import Holding
from events.models import DoorLink, Scan
from events.moments import day_of

MONTHS_3 = timedelta(days=92)


def forget_scans(at: datetime, dry_run: bool = False) -> int:
    """The log of a door: 3 months after the event. What it showed stays as presence."""
    rows = Scan.objects.filter(event__ends_at__lt=at - MONTHS_3)
    found = rows.count()
    if found and not dry_run:
        rows.delete()
    return found


def forget_door_links(at: datetime, dry_run: bool = False) -> int:
    """Door links with the helper's name: 3 months after their day."""
    rows = DoorLink.objects.filter(valid_on__lt=day_of(at - MONTHS_3))
    found = rows.count()
    if found and not dry_run:
        rows.delete()
    return found


HOLDINGS = (
    Holding(
        key="door_log",
        what=_("Wanneer je bij de deur was, en wie dat opschreef"),
        columns=("Scan.registration", "Scan.scanned_at", "Scan.by", "Scan.door_link"),
        why=_("zodat we weten wie er is, en je een deelnamebewijs kunt krijgen"),
        who=_("wie bij de deur staat, de trainer en de organisator"),
        until=_("3 maanden na de dag"),
        term=MONTHS_3,
        counted_from="event_end",
        forget=forget_scans,
        found_by=("Scan.registration__email",),
    ),
    Holding(
        key="door_link",
        what=_("De naam van wie met een deurlink bij de deur helpt"),
        columns=("DoorLink.helper_name", "DoorLink.code", "DoorLink.made_by"),
        why=_("zodat de organisator weet wie binnenliet"),
        who=_("de organisator"),
        until=_("3 maanden na de dag"),
        term=MONTHS_3,
        counted_from="valid_on",
        forget=forget_door_links,
    ),
)
