"""Why presence cannot be written, closed or opened again."""

from django.utils.translation import gettext_lazy as _

from events.refusals import Refusal


class NotBegunYet(Refusal):
    """The session has not begun."""

    code = "not_begun_yet"
    sentence = _("Dit onderdeel is nog niet begonnen.")
    instead = _("Afsluiten kan vanaf het begin.")


class PresenceIsClosed(Refusal):
    """Presence is final."""

    code = "presence_is_closed"
    sentence = _("De presentie van dit onderdeel is al afgesloten.")
    instead = _("De organisator kan haar weer openen, met een reden.")


class DoubtLeft(Refusal):
    """Something does not add up, and nobody said that it is right."""

    code = "doubt_left"
    sentence = _("Er is nog iets dat niet zeker is.")
    instead = _("Kijk het na, en zeg dat het zo klopt.")
    field = "settled"


class ClaimsOpen(DoubtLeft):
    """Somebody says to have been there; silence is no answer."""

    code = "claims_open"
    sentence = _("Iemand zegt: ik was er wel, en daar is nog niets bij gekozen.")
    instead = _("Kies of die persoon er was. Dat antwoord gaat per mail.")
    field = ""


class SessionsOpen(Refusal):
    """An event is closed after its sessions."""

    code = "sessions_open"
    sentence = _("Onderdelen waarvan de presentie nog open is: %(number)d.")
    instead = _("Sluit die eerst af.")


class EventNotOver(Refusal):
    """The event is not over, or is off."""

    code = "event_not_over"
    sentence = _("Deze bijeenkomst is nog bezig, of gaat niet door.")
    instead = _("Afsluiten kan als de bijeenkomst is geweest.")


class NothingToOpen(Refusal):
    """It is open already."""

    code = "nothing_to_open"
    sentence = _("De presentie is al open.")


class ReasonNeeded(Refusal):
    """Opening what was final is told with a reason."""

    code = "reason_needed"
    sentence = _("Schrijf waarom je de presentie weer opent.")
    field = "reason"


class NotExpectedHere(Refusal):
    """The registration is not of this event."""

    code = "not_expected_here"
    sentence = _("Deze persoon hoort niet bij dit onderdeel.")


class ClaimNotPossible(Refusal):
    """Nothing to say about this session: it is to come, was counted as present, or is claimed already."""

    code = "claim_not_possible"
    sentence = _("Dit kun je hier niet melden.")
    instead = _("Bel de organisator als er iets niet klopt.")


class ClaimAnswered(Refusal):
    """Somebody answered it before."""

    code = "claim_answered"
    sentence = _("Hierop is al geantwoord.")
