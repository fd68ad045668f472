"""Why something cannot be done with a toolkit."""

from django.utils.translation import gettext_lazy as _

from events.refusals import Refusal


class ToolkitNeedsTitle(Refusal):
    """Nobody could point at it."""

    code = "toolkit_needs_title"
    sentence = _("Geef de toolkit een naam.")
    field = "title_nl"


class ToolkitAddressInUse(Refusal):
    """An address leads to one toolkit, for ever."""

    code = "toolkit_address_in_use"
    sentence = _("Dit adres is van een andere toolkit.")
    instead = _("Kies een ander adres.")
    field = "slug"


class ToolkitIsEmpty(Refusal):
    """A toolkit without parts helps nobody."""

    code = "toolkit_is_empty"
    sentence = _("Deze toolkit heeft nog geen onderdelen.")
    instead = _("Zet er eerst een onderdeel in.")


class LastPart(Refusal):
    """A published toolkit has something in it."""

    code = "last_part"
    sentence = _("Dit is het laatste onderdeel van een gepubliceerde toolkit.")
    instead = _("Zet er eerst een ander in, of haal de toolkit van de site.")


class PartNeedsContent(Refusal):
    """Neither a file, a link nor a text; or a file and a link."""

    code = "part_needs_content"
    sentence = _("Kies een bestand, geef een link, of schrijf een tekst.")
    instead = _("Een bestand en een link samen kan niet.")
    field = "upload"


class PartGone(Refusal):
    """Somebody took it away meanwhile."""

    code = "part_gone"
    sentence = _("Dit is er niet meer: iemand anders haalde het weg.")
    instead = _("Ga terug naar de toolkit.")


class NumberUnknown(Refusal):
    """What no phone can call."""

    code = "number_unknown"
    sentence = _("Dit is geen telefoonnummer.")
    instead = _("Gebruik alleen cijfers, spaties en streepjes.")
    field = "phone"
