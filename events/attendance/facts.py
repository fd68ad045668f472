"""What can happen to presence."""

from django.utils.translation import gettext_lazy as _

from events.facts import fact

session_closed = fact("session_closed", _("Presentie afgesloten"))
session_reopened = fact("session_reopened", _("Presentie weer geopend"))
event_closed = fact("event_closed", _("Bijeenkomst afgesloten"))
event_reopened = fact("event_reopened", _("Bijeenkomst weer geopend"))
presence_claimed = fact("presence_claimed", _("Zei: ik was er wel"))
claim_answered = fact("claim_answered", _("Antwoord op 'ik was er wel'"))
presence_mended = fact("presence_mended", _("Presentie verbeterd"))
