"""What can happen to a registration."""

from django.utils.translation import gettext_lazy as _

from events.facts import fact

registered = fact("registered", _("Meldde zich aan"))
requested = fact("requested", _("Vroeg een plek aan"))
approved = fact("approved", _("Toegelaten"))
approved_again = fact("approved_again", _("Opnieuw toegelaten na een wijziging"))
declined = fact("declined", _("Niet toegelaten"))
offer_accepted = fact("offer_accepted", _("Nam de aangeboden plek aan"))
list_joined_again = fact("list_joined_again", _("Ging weer achteraan op de wachtlijst"))
group_waits_apart = fact("group_waits_apart", _("De groep wacht niet langer samen"))
registration_cancelled = fact("registration_cancelled", _("Afgemeld"))
choices_changed = fact("choices_changed", _("Workshops veranderd"))
mode_changed = fact("mode_changed", _("Op locatie of online veranderd"))
person_changed = fact("person_changed", _("Gegevens veranderd"))
address_corrected = fact("address_corrected", _("Mailadres verbeterd"))
needs_given = fact("needs_given", _("Wensen ingevuld"))
needs_erased = fact("needs_erased", _("Wensen gewist"))
link_renewed = fact("link_renewed", _("Nieuwe link gestuurd"))
group_made = fact("group_made", _("Contactpersoon meldde collega's aan"))
invited = fact("invited", _("Uitnodiging gestuurd"))
coming_asked = fact("coming_asked", _("Kreeg de vraag: kom je nog?"))
coming_said = fact("coming_said", _("Zegt te komen"))
place_released = fact("place_released", _("Plek vrijgegeven: er kwam geen antwoord"))
reminded_to_choose = fact("reminded_to_choose", _("Herinnerd aan het kiezen van workshops"))
invitation_reminded = fact("invitation_reminded", _("Herinnerd aan de uitnodiging"))
invitation_declined = fact("invitation_declined", _("Genodigde kan niet komen"))
invitation_withdrawn = fact("invitation_withdrawn", _("Uitnodiging ingetrokken"))
need_answered = fact("need_answered", _("Wens beantwoord"))
waiting_list_left = fact("waiting_list_left", _("Ging van de wachtlijst van een workshop"))
