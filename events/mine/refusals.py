"""Why something that is mine stays closed."""

from django.utils.translation import gettext_lazy as _

from events.refusals import Refusal


class WrongFigures(Refusal):
    """No mail of the last quarter of an hour to this address held them, or they were used."""

    code = "wrong_figures"
    sentence = _("Deze cijfers kloppen niet, of ze werken niet meer.")
    instead = _("Kijk in de laatste mail, of vraag een nieuwe.")
    field = "figures"
