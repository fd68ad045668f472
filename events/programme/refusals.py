"""Why a programme cannot be changed like that."""

from django.utils.translation import gettext_lazy as _

from events.refusals import Refusal


class OutsideTheDay(Refusal):
    """Before the event begins or after it ends."""

    code = "outside_the_day"
    sentence = _("Dit valt buiten de tijden van de bijeenkomst.")
    instead = _("Kijk de tijden na, of verplaats eerst de bijeenkomst.")
    field = "starts_at"


class MomentHasGone(Refusal):
    """A date that people are still to come to, set back to before now."""

    code = "moment_has_gone"
    sentence = _("Dit moment is al geweest.")
    instead = _("Kies een later moment.")
    field = "starts_at"


class EndsTooSoon(Refusal):
    """The end is not after the start."""

    code = "ends_too_soon"
    sentence = _("Het einde is niet na het begin.")
    instead = _("Kijk de tijden na.")
    field = "ends_at"


class HoursOfTheRound(Refusal):
    """Hours of its own, and a round."""

    code = "hours_of_the_round"
    sentence = _("Een onderdeel in een ronde heeft de tijden van die ronde.")
    instead = _("Laat de tijden leeg, of kies geen ronde.")
    field = "starts_at"


class MinutesOutOfRange(Refusal):
    """None at all, or more than it lasts."""

    code = "minutes_out_of_range"
    sentence = _("Er kunnen 1 tot %(length)d minuten meetellen: zo lang duurt dit.")
    instead = _("Vul er zoveel in, of laat dit leeg als de hele tijd telt.")
    field = "net_minutes"


class MinutesStand(Refusal):
    """Certificates were issued by them."""

    code = "minutes_stand"
    sentence = _("De bijeenkomst is afgesloten. Hoeveel minuten meetellen, staat vast.")
    instead = _("Open de bijeenkomst eerst weer, met een reden.")
    field = "net_minutes"


class RemovedMeanwhile(Refusal):
    """Somebody else took it out of the programme."""

    code = "removed_meanwhile"
    sentence = _("Dit staat niet meer in het programma.")
    instead = _("Ga terug naar het programma.")


class SomebodyChoseIt(Refusal):
    """People have a place in it."""

    code = "somebody_chose_it"
    sentence = _("%(people)d mensen kozen dit onderdeel.")
    instead = _("Laat hen eerst iets anders kiezen.")


class RoundHasSessions(Refusal):
    """A round goes after its sessions."""

    code = "round_has_sessions"
    sentence = _("In deze ronde staan nog %(sessions)d onderdelen.")
    instead = _("Verwijder die eerst, of zet ze in een andere ronde.")
