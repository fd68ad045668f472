"""Why the number of places cannot be set."""

from django.utils.translation import gettext_lazy as _

from events.refusals import Refusal


class FewerThanTaken(Refusal):
    """The limit would fall under what is taken."""

    code = "fewer_than_taken"
    sentence = _("Er zijn al %(taken)d plekken bezet.")
    instead = _("Kies dit aantal of meer, of meld eerst mensen af.")
    field = "capacity"


class NotOverbooked(Refusal):
    """Sensitive groups are never overbooked."""

    code = "not_overbooked"
    sentence = _("Een gevoelige bijeenkomst krijgt geen extra aanmeldingen boven het aantal plekken.")
    field = "overbooked"
