"""What can happen to who wants to hear of something."""

from django.utils.translation import gettext_lazy as _

from events.facts import fact

interest_confirmed = fact("interest_confirmed", _("Iemand wil het weten"))
interested_told = fact("interested_told", _("Wie het wilde weten, kreeg een mail"))
