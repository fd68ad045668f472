"""What can happen to a place."""

from django.utils.translation import gettext_lazy as _

from events.facts import fact

place_given = fact("place_given", _("Kreeg een plek van de wachtlijst"))
choice_given = fact("choice_given", _("Kreeg een plek bij een workshop"))
place_offered = fact("place_offered", _("Kreeg een plek aangeboden"))
offer_reminded = fact("offer_reminded", _("Herinnerd aan de aangeboden plek"))
offer_expired = fact("offer_expired", _("Liet de aangeboden plek verlopen"))
offer_withdrawn = fact("offer_withdrawn", _("Aangeboden plek ingetrokken"))
places_set = fact("places_set", _("Aantal plekken veranderd"))
seats_held = fact("seats_held", _("Plekken vastgehouden voor een organisatie"))
hold_ended = fact("hold_ended", _("Vastgehouden plekken vrijgegeven"))
