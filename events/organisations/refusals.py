"""Why organisations cannot be made one."""

from django.utils.translation import gettext_lazy as _

from events.refusals import Refusal


class NothingToMerge(Refusal):
    """The same one twice, or one that is gone."""

    code = "nothing_to_merge"
    sentence = _("Hier valt niets samen te voegen.")
    instead = _("Kies twee organisaties die er nog allebei zijn.")


class BothThere(Refusal):
    """Both take part in the same thing, each with a history of its own."""

    code = "both_there"
    sentence = _("Beide organisaties doen mee aan hetzelfde, bijvoorbeeld aan hetzelfde leernetwerk.")
    instead = _("Beëindig eerst de deelname van een van de twee.")
