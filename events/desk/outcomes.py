"""What was done to whom, and who is told: the sentence after a button at the desk."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Registration, State


def said_of(act: str, registration: Registration) -> str:
    """What is so now, and where the mail goes. `act` is add, approve, decline, cancel, link or replace."""
    values = {"name": registration.full_name}
    if act == "link":
        said = _("De oude link van %(name)s werkt niet meer.")
    elif act == "cancel":
        said = _("%(name)s is afgemeld.")
    elif act == "replace" and registration.state == State.CONFIRMED:
        said = _("%(name)s komt in deze plaats.")
    elif act == "decline":
        said = _("%(name)s kan deze keer niet meedoen.")
    elif registration.state == State.WAITING:
        said = _("Het is vol: %(name)s staat op de wachtlijst.")
    elif registration.state == State.REQUESTED:
        said = _("%(name)s staat bij de aanvragen.")
    else:
        said = _("%(name)s heeft een plek.")
    return f"{said % values} {_mailed(registration, act)}"


def said_of_waiting(rows: Iterable[Registration]) -> str:
    """Of people who were let in together: how many of them wait all the same, since it is full; nothing when none."""
    number = sum(row.state == State.WAITING for row in rows)
    said = ngettext(
        "Het is vol: %(n)d van hen staat op de wachtlijst.", "Het is vol: %(n)d van hen staan op de wachtlijst.", number
    )
    return said % {"n": number} if number else ""


def _mailed(registration: Registration, act: str) -> str:
    if registration.email:
        said = (
            _("De nieuwe link gaat naar %(email)s.") if act == "link" else _("Een mail daarover gaat naar %(email)s.")
        )
        return said % {"email": registration.email}
    if registration.group:
        return _("De contactpersoon krijgt daar een mail over.")
    if act in ("add", "approve", "replace") and registration.holds_a_place:
        return _("Er is geen mailadres: print het ticket en geef het zelf.")
    return _("Er is geen mailadres: laat het zelf weten.")
