"""The cast: who can be signed in as with one click, in the demo only."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Member:
    """One of the cast. `lands_on` names the pages to go to after signing in: the first that is there. The page of an
    event is that of today's."""

    key: str
    email: str
    who: str | Promise
    does: str | Promise
    lands_on: tuple[str, ...]

    @property
    def user(self) -> Any:
        """The member of staff, or None before the year is played in."""
        return get_user_model().objects.filter(email=self.email, is_active=True).first()


DESK = ("bijeen_events:desk-home", "bijeen_events:agenda-list")
CAST = (
    Member(
        "organisator",
        "noor.de.wit@example.org",
        _("Organisator"),
        _("maakt de jaarbijeenkomst en de kennisateliers"),
        DESK,
    ),
    Member(
        "programmaleider",
        "youssef.amrani@example.org",
        _("Programmaleider"),
        _("ziet alle bijeenkomsten van het jaar"),
        DESK,
    ),
    Member(
        "trainer",
        "fatoumata.diallo@example.org",
        _("Trainer"),
        _("geeft vandaag een workshop"),
        ("bijeen_events:desk-sessions", "bijeen_events:agenda-event", *DESK),
    ),
    Member(
        "privacy",
        "hanneke.vander.laan@example.org",
        _("Privacyfunctionaris"),
        _("ziet welke persoonsgegevens er zijn en wanneer ze weggaan"),
        ("bijeen_events:privacy-overview", *DESK),
    ),
    Member(
        "beheerder",
        "bram.thart@example.org",
        _("Beheerder"),
        _("beheert collega's en basisgegevens"),
        ("bijeen_people:people-list", *DESK),
    ),
    Member(
        "balie",
        "wouter.dekker@example.org",
        _("Baliemedewerker"),
        _("ontvangt mensen bij de deur"),
        ("bijeen_fixed:checkin-doors", *DESK),
    ),
)
BY_KEY = {member.key: member for member in CAST}
