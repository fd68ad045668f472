"""Why nothing can be done to a certificate."""

from django.utils.translation import gettext_lazy as _

from events.refusals import Refusal


class RevokedAlready(Refusal):
    """It does not stand any more."""

    code = "revoked_already"
    sentence = _("Dit deelnamebewijs is al ingetrokken.")


class ReplacedAlready(Refusal):
    """There is a newer one."""

    code = "replaced_already"
    sentence = _("Voor dit deelnamebewijs is al een nieuw afgegeven.")
    instead = _("Kijk in de lijst naar het nieuwe.")


class RevokeReasonNeeded(Refusal):
    """Whoever checks it later reads why."""

    code = "revoke_reason_needed"
    sentence = _("Schrijf in één zin waarom.")
    instead = _("Wie het deelnamebewijs later controleert, leest die zin.")
    field = "reason"


class NotEarned(Refusal):
    """There is nothing to give."""

    code = "not_earned"
    sentence = _("Hier hoort nu geen deelnamebewijs bij.")
    instead = _("Kijk of de bijeenkomst is afgesloten en of de presentie klopt.")
