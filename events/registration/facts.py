"""What can happen to a registration."""

from django.utils.translation import gettext_lazy as _

from events.facts import fact

registered = fact("registered", _("Meldde zich aan"))
requested = fact("requested", _("Vroeg een plek aan"))
approved = fact("approved", _("Toegelaten"))
declined = fact("declined", _("Niet toegelaten"))
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
need_answered = fact("need_answered", _("Wens beantwoord"))
waiting_list_left = fact("waiting_list_left", _("Ging van de wachtlijst van een workshop"))
address_asked = fact("address_asked", _("Vroeg om een ander mailadres"))
address_kept = fact("address_kept", _("Hield het oude mailadres"))
participant_replaced = fact("participant_replaced", _("Iemand anders komt in deze plaats"))
came_instead = fact("came_instead", _("Kwam in de plaats van iemand anders"))
