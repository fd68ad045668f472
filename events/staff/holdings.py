"""Which personal data of staff the ground holds."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from events.extend import Holding
from events.models import Event, Fact, Presence, PresenceClaim, Registration, SeatHold, Session

YEAR = timedelta(days=365)


DID = (  # the row, when it was done, by whom
    (Fact, "at", "by"),
    (Event, "made_at", "made_by"),
    (SeatHold, "made_at", "made_by"),
    (Event, "closed_at", "closed_by"),
    (Session, "closed_at", "closed_by"),
    (Registration, "registered_at", "added_by"),
    (Presence, "decided_at", "by"),
    (PresenceClaim, "answered_at", "by"),
)


def forget_actors(at: datetime, dry_run: bool = False) -> int:
    """Who of the staff did what, made or closed which event, added whom and marked whom: a year."""
    forgotten = 0
    for model, moment, who in DID:
        rows = model._default_manager.filter(**{f"{moment}__lt": at - YEAR, f"{who}__isnull": False})
        forgotten += rows.count() if dry_run else rows.update(**{who: None})
    return forgotten


HOLDINGS = (
    Holding(
        key="who_did_what",
        what=_("Welke medewerker wat deed"),
        columns=(
            "Fact.by",
            "Event.made_by",
            "SeatHold.made_by",
            "Event.closed_by",
            "Session.closed_by",
            "Registration.added_by",
            "Presence.by",
            "PresenceClaim.by",
        ),
        why=_("zodat na te gaan is wat er gebeurde"),
        who=_("de organisator"),
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
