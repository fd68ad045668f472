"""Why somebody cannot register, choose or change."""

from django.utils.translation import gettext_lazy as _

from events.refusals import Refusal


class NotOpenYet(Refusal):
    """The window has not opened."""

    code = "not_open_yet"
    sentence = _("Aanmelden kan nog niet.")
    instead = _("Op de pagina van de bijeenkomst staat vanaf wanneer het kan.")


class RegistrationClosed(Refusal):
    """The window has closed, or the event is off, over, or not ours to register for."""

    code = "registration_closed"
    sentence = _("Aanmelden kan niet meer.")
    instead = _("Bel de organisator als je toch wilt komen.")


class NotYetInviting(Refusal):
    """It is not on the agenda, so who is invited cannot register."""

    code = "not_yet_inviting"
    sentence = _("Deze bijeenkomst is nog een concept: wie je uitnodigt, kan zich nog niet aanmelden.")
    instead = _("Publiceer eerst.")


class InvitingOver(Refusal):
    """Nobody can register any more, so nobody is invited."""

    code = "inviting_over"
    sentence = _("Aanmelden kan hier niet meer, dus uitnodigen ook niet.")


class ByInvitation(Refusal):
    """Only who was invited."""

    code = "by_invitation"
    sentence = _("Deze bijeenkomst is op uitnodiging.")
    instead = _("Gebruik de link in je uitnodiging.")


class InvitationUsed(Refusal):
    """One link, one person."""

    code = "invitation_used"
    sentence = _("Met deze uitnodiging is al iemand aangemeld.")
    instead = _("Open de link in je bevestiging, of vraag de organisator om een eigen uitnodiging.")


class InvitationWithdrawn(Refusal):
    """The organiser took the invitation back."""

    code = "invitation_withdrawn"
    sentence = _("Deze uitnodiging is ingetrokken.")
    instead = _("Heb je een vraag? Bel de organisator.")


class InvitationOfAnother(Refusal):
    """An invitation is for the address to which it was sent."""

    code = "invitation_of_another"
    sentence = _("Deze uitnodiging is voor een ander mailadres.")
    instead = _("Gebruik het adres waarop je de uitnodiging kreeg, of vraag de organisator om een nieuwe.")
    field = "email"


class InvitedAlready(Refusal):
    """This address has an invitation for this event."""

    code = "invited_already"
    sentence = _("Dit mailadres is al uitgenodigd.")
    instead = _("In de lijst zie je wanneer.")
    field = "email"


class NobodyToRemind(Refusal):
    """Everybody answered, or was reminded before."""

    code = "nobody_to_remind"
    sentence = _("Er is niemand die nog een herinnering kan krijgen.")
    instead = _("Wie geen antwoord gaf, kreeg die al. Bel deze mensen.")


class NotReadable(Refusal):
    """A line of a list without a name or an address; `why` says which."""

    code = "not_readable"
    sentence = _("Deze regel klopt niet: %(why)s.")
    instead = _("Zet eerst de naam, dan een puntkomma, dan het mailadres.")


class TwiceInList(Refusal):
    """The same address stands higher in the list."""

    code = "twice_in_list"
    sentence = _("Dit mailadres staat twee keer in de lijst.")
    instead = _("Het krijgt één uitnodiging.")


class ComesAlready(Refusal):
    """Who is invited, or would come for somebody else, is registered."""

    code = "comes_already"
    sentence = _("Deze persoon is al aangemeld.")
    field = "email"


class EventOver(Refusal):
    """The event is off or over."""

    code = "event_over"
    sentence = _("Deze bijeenkomst is geweest of gaat niet door.")
    instead = _("Bel de organisator als er toch iets moet veranderen.")


class NoSuchMeeting(Refusal):
    """Not one of the dates of a series to which this person is to come, or it has begun or went to another day."""

    code = "no_such_meeting"
    sentence = _("Deze keer is begonnen, geweest of verplaatst, of hoort niet bij jouw reeks.")
    instead = _("Laad de pagina opnieuw.")


class NotReportedAbsent(Refusal):
    """A colleague comes instead of who is absent, and nobody is."""

    code = "not_reported_absent"
    sentence = _("Zeg eerst dat je er deze keer niet bij bent.")


class ComesAnyway(Refusal):
    """The colleague has a registration of their own."""

    code = "comes_anyway"
    sentence = _("Deze collega doet zelf al mee aan deze reeks.")
    instead = _("Kies iemand anders.")
    field = "email"


class EventFull(Refusal):
    """Full, and without a waiting list."""

    code = "event_full"
    sentence = _("Deze bijeenkomst is vol.")
    instead = _("Kijk in de agenda of er nog een keer is.")


class NotInThisEvent(Refusal):
    """The session is not one that can be chosen here."""

    code = "not_in_this_event"
    sentence = _("Deze workshop hoort niet bij deze bijeenkomst.")
    instead = _("Kies opnieuw.")


class ChoiceOverlaps(Refusal):
    """Two chosen sessions at the same time."""

    code = "choice_overlaps"
    sentence = _("%(first)s en %(second)s zijn op hetzelfde moment.")
    instead = _("Kies één van de twee.")


class OnlyOnSite(Refusal):
    """A workshop in a room, chosen by who takes part online."""

    code = "only_on_site"
    sentence = _("%(title)s is alleen op locatie.")
    instead = _("Doe mee op locatie, of kies hier later.")


class TooLateToChoose(Refusal):
    """Choices are fixed by now."""

    code = "too_late_to_choose"
    sentence = _("Je workshops veranderen kan niet meer.")
    instead = _("Bel de organisator.")


class OfferOver(Refusal):
    """The term has passed."""

    code = "offer_over"
    sentence = _("De tijd om ja te zeggen is voorbij. De plek ging naar de volgende.")
    instead = _("Je kunt weer achteraan op de wachtlijst.")


class ModeFull(Refusal):
    """No place the other way."""

    code = "mode_full"
    sentence = _("Daar is geen plek meer.")
    instead = _("Je houdt de plek die je hebt.")


class EnoughOfOrganisation(Refusal):
    """The organisation sends as many as it may."""

    code = "enough_of_organisation"
    sentence = _("Van deze organisatie kunnen hoogstens %(most)d mensen mee.")
    instead = _("Overleg met je collega's, of bel de organisator.")
    field = "organisation"


class TooLateToCorrect(Refusal):
    """The half hour is over."""

    code = "too_late_to_correct"
    sentence = _("Je mailadres hier verbeteren kan tot een half uur na het aanmelden.")
    instead = _("Meld je opnieuw aan, of bel de organisator.")


class NotInThisState(Refusal):
    """What is asked does not follow from how the registration stands."""

    code = "not_in_this_state"
    sentence = _("Dat kan niet meer: de aanmelding staat nu op '%(state)s'.")
    instead = _("Laad de pagina opnieuw.")


class AddressTaken(Refusal):
    """The same person is registered here already, under that address."""

    code = "address_taken"
    sentence = _("Met dit mailadres en deze naam is er al een aanmelding.")
    instead = _("Gebruik een ander mailadres.")
    field = "email"


class SomebodyElse(Refusal):
    """Under this address somebody with another name comes; only told where the event greets who is known."""

    code = "somebody_else"
    sentence = _("Met dit mailadres is al iemand aangemeld, onder een andere naam.")
    instead = _("Zeg of dit iemand anders is.")
    field = "same_address"


class NothingAsked(Refusal):
    """The change was done, dropped or forgotten meanwhile."""

    code = "nothing_asked"
    sentence = _("Deze link werkt niet meer.")
    instead = _("Open je eigen pagina om te zien welk mailadres we hebben.")


class NeedErased(Refusal):
    """What somebody needed was taken back meanwhile."""

    code = "need_erased"
    sentence = _("Deze wens is er niet meer.")
    instead = _("Laad de pagina opnieuw.")


class TooLateToReplace(Refusal):
    """It has begun."""

    code = "too_late_to_replace"
    sentence = _("De bijeenkomst is begonnen. Iemand anders sturen kan niet meer.")
    instead = _("Bel de organisator.")


class ArrivedAlready(Refusal):
    """Whose place it is was let in at the door."""

    code = "arrived_already"
    sentence = _("Deze persoon is al binnen.")
    instead = _("De plek kan niet meer naar iemand anders.")


class ColleagueArrived(Refusal):
    """Who comes instead, this once, was let in at the door."""

    code = "colleague_arrived"
    sentence = _("Je collega is al binnen.")
    instead = _("Deze keer blijft zoals die is. Klopt het niet? Bel de organisator.")


class SamePerson(Refusal):
    """The substitute is who comes already in this very place."""

    code = "same_person"
    sentence = _("Dit is dezelfde persoon.")
    instead = _("Vul de naam en het mailadres in van wie in deze plaats komt.")
    field = "first_name"
