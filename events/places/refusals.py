"""Why the number of places cannot be set."""

from django.utils.translation import gettext_lazy as _

from events.refusals import Refusal


class FewerThanTaken(Refusal):
    """The limit would fall under what is taken."""

    code = "fewer_than_taken"
    sentence = _("Er zijn al %(taken)d plekken bezet.")
    instead = _("Kies dit aantal of meer, of meld eerst mensen af.")
    field = "capacity"


class NotEnoughFree(Refusal):
    """So many are not free to be held."""

    code = "not_enough_free"
    sentence = _("Er zijn nog %(free)d plekken vrij om vast te houden.")
    instead = _("Houd er minder vast, of geef eerst meer plekken.")
    field = "number"


class HeldAlready(Refusal):
    """For this organisation seats are held."""

    code = "held_already"
    sentence = _("Voor deze organisatie worden al plekken vastgehouden.")
    instead = _("Geef die eerst vrij.")
    field = "organisation"


class HeldTooLong(Refusal):
    """A term that is over, or after it begins."""

    code = "held_too_long"
    sentence = _("Vasthouden kan tot een moment vanaf nu, en niet na het begin.")
    field = "until"


class NoPlaceFree(Refusal):
    """Nobody can be let in without a place."""

    code = "no_place_free"
    sentence = _("Er is geen plek vrij.")
    instead = _("Geef eerst meer plekken.")


class NotWaiting(Refusal):
    """Who does not wait, or for what is off or over, is given no place."""

    code = "not_waiting"
    sentence = _("Deze persoon wacht hier niet meer op een plek.")
    instead = _("Laad de pagina opnieuw.")


class NotOverbooked(Refusal):
    """Sensitive groups are never overbooked."""

    code = "not_overbooked"
    sentence = _("Een gevoelige bijeenkomst krijgt geen extra aanmeldingen boven het aantal plekken.")
    field = "overbooked"
