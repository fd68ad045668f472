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


class RuleStands(Refusal):
    """After the closing it would be another promise than people came for."""

    code = "rule_stands"
    sentence = _("De bijeenkomst is afgesloten. Wie een deelnamebewijs krijgt, staat vast.")
    instead = _("Open de bijeenkomst eerst weer, met een reden.")


class RuleNeedsNumber(Refusal):
    """Nobody can be at none of them."""

    code = "rule_needs_number"
    sentence = _("Vul in hoeveel onderdelen iemand moet bijwonen: 1 of meer.")
    field = "number"


class RuleNeedsShare(Refusal):
    """More than everything cannot be asked."""

    code = "rule_needs_share"
    sentence = _("Vul in hoeveel procent van de uren iemand er moet zijn: van 1 tot en met 100.")
    field = "percent"


class NotEarned(Refusal):
    """There is nothing to give."""

    code = "not_earned"
    sentence = _("Hier hoort nu geen deelnamebewijs bij.")
    instead = _("Kijk of de bijeenkomst is afgesloten en of de presentie klopt.")
