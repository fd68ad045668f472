"""Why a door link cannot be made, or opens nothing."""

from django.utils.translation import gettext_lazy as _

from events.refusals import Refusal


class LinkDayPast(Refusal):
    """A link for a day that is over."""

    code = "link_day_past"
    sentence = _("Deze dag is al geweest.")
    instead = _("Kies vandaag of een dag die nog komt.")
    field = "valid_on"


class LinkOutsideEvent(Refusal):
    """A link for a day, or for sessions, that the event does not have."""

    code = "link_outside_event"
    sentence = _("Op deze dag is er niets van deze bijeenkomst.")
    instead = _("Kies een dag waarop de bijeenkomst is, of de dag ervoor om te oefenen.")
    field = "valid_on"
