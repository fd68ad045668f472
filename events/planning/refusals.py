"""Why an event cannot be published, moved or cancelled."""

from django.utils.translation import gettext_lazy as _

from events.refusals import Refusal


class NeedsTime(Refusal):
    """No day and time."""

    code = "needs_time"
    sentence = _("Zonder dag en tijd kan de bijeenkomst niet op de agenda.")
    instead = _("Vul de dag en de tijden in.")
    field = "starts_on"


class NeedsTitle(Refusal):
    """No title."""

    code = "needs_title"
    sentence = _("Zonder titel kan de bijeenkomst niet op de agenda.")
    instead = _("Vul een titel in.")
    field = "title_nl"


class EndsBeforeStart(Refusal):
    """The end is not after the start."""

    code = "ends_before_start"
    sentence = _("Het einde is niet na het begin.")
    instead = _("Kijk de tijden na.")
    field = "ends_at"


class NotPublished(Refusal):
    """Only what is published can be moved, cancelled or closed."""

    code = "not_published"
    sentence = _("Deze bijeenkomst staat niet op de agenda.")
    instead = _("Een concept kun je gewoon wijzigen of weggooien.")


class IsPublished(Refusal):
    """It is on the agenda already, or was."""

    code = "is_published"
    sentence = _("Deze bijeenkomst staat al op de agenda.")


class PublishInThePast(Refusal):
    """The moment to publish has gone."""

    code = "publish_in_the_past"
    sentence = _("Dit moment is al geweest.")
    instead = _("Kies een later moment, of publiceer nu.")
    field = "publish_at"


class InThePast(Refusal):
    """Its day has gone."""

    code = "in_the_past"
    sentence = _("Deze dag en tijd zijn al geweest.")
    instead = _("Kies een later moment.")
    field = "starts_on"


class PublishAfterStart(Refusal):
    """It would be on the agenda after it has begun."""

    code = "publish_after_start"
    sentence = _("Dan is de bijeenkomst al begonnen.")
    instead = _("Kies een moment ervoor, of publiceer nu.")
    field = "publish_at"


class RoomElsewhere(Refusal):
    """The room is in another building."""

    code = "room_elsewhere"
    sentence = _("Deze zaal is niet op deze locatie.")
    instead = _("Kies een zaal op de locatie, of een andere locatie.")
    field = "room"


class NothingMoved(Refusal):
    """Same day, hours and place: nobody needs a mail."""

    code = "nothing_moved"
    sentence = _("De dag, de tijden en de plek zijn hetzelfde gebleven.")
    instead = _("Verander er een, of ga terug.")


class AddressInUse(Refusal):
    """Another event has or had this address."""

    code = "address_in_use"
    sentence = _("Dit webadres hoort al bij een andere bijeenkomst.")
    instead = _("Kies een ander webadres.")
    field = "slug"


class MoveInstead(Refusal):
    """Day, time and house of a published event change by moving it: then everybody is told."""

    code = "move_instead"
    sentence = _("Deze bijeenkomst staat op de agenda. De dag, de tijd of de locatie verander je met Verplaatsen.")
    instead = _("Kies Verplaatsen. Iedereen die zich aanmeldde krijgt dan bericht.")
    field = "starts_on"


class StillInUse(Refusal):
    """Events or registrations point at it."""

    code = "still_in_use"
    sentence = _("Dit is nog in gebruik.")
    instead = _("Kies bij de bijeenkomsten eerst iets anders.")


class IsOff(Refusal):
    """It was cancelled."""

    code = "is_off"
    sentence = _("Deze bijeenkomst gaat niet door.")
    instead = _("Dupliceer de bijeenkomst als er een nieuwe dag is.")


class IsClosed(Refusal):
    """It was held and closed."""

    code = "is_closed"
    sentence = _("Deze bijeenkomst is geweest en afgesloten.")
    instead = _("Dupliceer de bijeenkomst als er nog een keer is.")


class SomebodyRegistered(Refusal):
    """A draft with registrations is not thrown away."""

    code = "somebody_registered"
    sentence = _("Bij dit concept horen nog %(people)d aanmeldingen.")
    instead = _("Een bijeenkomst met aanmeldingen blijft bewaard.")
