"""A certificate on pages of the ground: on somebody's own registration, and in the list of all that is theirs."""

from typing import Any

from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from certificates.designs.words import may_tell, title_of, why_revoked, words_of
from certificates.models import Certificate
from events.extend import Earned, Panel, Proof
from events.models import Registration


def on_registration(_request: Any, registration: Registration) -> dict[str, Any] | None:
    """The newest of this registration; nothing before there is one, and nothing is asked for before the event is over."""
    if not registration.event.is_past(now()):
        return None
    rows = Certificate.objects.filter(registration=registration).select_related("event", "replaced_by")
    given = rows.order_by("-pk").first()
    if given is None:
        return None
    told = may_tell(given)
    words = words_of(given, is_told=told)
    return {
        "given": given,
        "words": words,
        "is_told": told,
        "why": "" if given.is_valid else why_revoked(given, is_told=told),
    }


def earned_by(registrations: list[Registration]) -> list[Earned]:
    """Of each registration the newest certificate, with the title that stands on it."""
    rows = Certificate.objects.filter(registration__in=registrations).select_related("event").order_by("pk")
    newest = {given.registration_id: given for given in rows}
    return [
        Earned(
            registration=registration,
            title=str(title_of(given, is_told=may_tell(given))),
            earned_on=given.last_on,
            minutes=given.minutes if given.is_valid else 0,
            state=_("Geldig") if given.is_valid else _("Ingetrokken"),
            address=reverse("bijeen_fixed:certificate", args=[given.holder_token]),
        )
        for registration in registrations
        if (given := newest.get(registration.pk))
    ]


PANEL = Panel("certificate", "registration", "bijeen/certificates/own/panel.html", on_registration, order=10)
PROOF = Proof("certificate", earned_by)
