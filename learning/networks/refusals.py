"""Why something cannot be done in a network."""

from django.utils.translation import gettext_lazy as _

from events.refusals import Refusal


class NetworkNeedsTitle(Refusal):
    """Nobody could point at it."""

    code = "network_needs_title"
    sentence = _("Geef het leernetwerk een naam.")
    field = "title_nl"


class NotASeries(Refusal):
    """Members meet several times."""

    code = "not_a_series"
    sentence = _("Een leernetwerk hoort bij een reeks van bijeenkomsten.")
    instead = _("Kies een reeks.")
    field = "event"


class SeriesIsDraft(Refusal):
    """What may be shown of a network follows its series, so that has to be settled first."""

    code = "series_is_draft"
    sentence = _("Deze reeks is nog een concept.")
    instead = _("Publiceer de reeks eerst.")
    field = "event"


class SeriesInUse(Refusal):
    """One series, one network."""

    code = "series_in_use"
    sentence = _("Deze reeks hoort al bij een ander leernetwerk.")
    field = "event"


class NetworkFinished(Refusal):
    """What is over is only read."""

    code = "network_finished"
    sentence = _("Dit leernetwerk is afgerond.")
    instead = _("Je kunt alles nog lezen.")


class IsMemberAlready(Refusal):
    """An organisation is a member once."""

    code = "is_member_already"
    sentence = _("Deze organisatie doet al mee.")
    field = "organisation"


class LeavesBeforeJoining(Refusal):
    """Nobody leaves before coming."""

    code = "leaves_before_joining"
    sentence = _("Deze dag is voor de dag waarop de organisatie begon.")
    field = "left_on"


class HasLeft(Refusal):
    """The organisation or the person takes part no longer."""

    code = "has_left_network"
    sentence = _("Wie niet meer meedoet, kan hier niets veranderen.")


class EnoughPeople(Refusal):
    """A few of each, so that everybody is heard."""

    code = "enough_people"
    sentence = _("Per organisatie doen hoogstens %(most)d mensen mee.")
    instead = _("Haal eerst iemand weg die niet meer meedoet.")


class InNetworkAlready(Refusal):
    """One page a person."""

    code = "in_network_already"
    sentence = _("Dit mailadres doet al mee met dit netwerk.")
    field = "email"


class EnoughGoals(Refusal):
    """Who wants everything changes nothing."""

    code = "enough_goals"
    sentence = _("Je organisatie werkt al aan %(most)d doelen.")
    instead = _("Rond er eerst een af, of stop ermee.")


class NotYourGoal(Refusal):
    """A goal is its organisation's own."""

    code = "not_your_goal"
    sentence = _("Dit doel is van een andere organisatie.")


class NotForFacilitators(Refusal):
    """Who guides a network does not choose for its members."""

    code = "not_for_facilitators"
    sentence = _("Een begeleider kiest geen doelen voor een organisatie.")


class OnlyForContacts(Refusal):
    """Whether an organisation is named is said by its contact."""

    code = "only_for_contacts"
    sentence = _("Dit spreekt de contactpersoon van je organisatie af.")


class NetworkTakesNobody(Refusal):
    """No new organisations now."""

    code = "network_takes_nobody"
    sentence = _("Dit leernetwerk neemt nu geen nieuwe organisaties aan.")


class AnsweredAlready(Refusal):
    """Somebody else answered."""

    code = "answered_already"
    sentence = _("Deze vraag is al beantwoord.")
