"""Why something cannot be done with a request for a training."""

from django.utils.translation import gettext_lazy as _

from events.refusals import Refusal


class ToolkitOffTheSite(Refusal):
    """Nobody gives a training with what is not there."""

    code = "toolkit_off_the_site"
    sentence = _("Deze toolkit staat niet meer op de site.")
    instead = _("Bel of mail ons, dan kijken we samen wat past.")


class NotTheNextStep(Refusal):
    """One step after the other."""

    code = "not_the_next_step"
    sentence = _("Deze stap is nu niet aan de beurt. De aanvraag staat op: %(state)s.")
    instead = _("Misschien deed een collega dit net. Laad de pagina opnieuw.")


class RequestOver(Refusal):
    """What is over stays as it is."""

    code = "training_request_over"
    sentence = _("Deze aanvraag is al afgerond, of de training is al geweest.")


class RequestSettled(Refusal):
    """What was agreed is changed by talking about it."""

    code = "training_request_settled"
    sentence = _("De training is al gepland. Hier kun je niets meer veranderen.")
    instead = _("Bel of mail ons als er iets anders is.")


class RequestAddressTaken(Refusal):
    """Another new request for this toolkit has the address. It says no more than that, since nobody may learn who asked."""

    code = "request_address_taken"
    sentence = _("Dit mailadres kun je hier niet gebruiken.")
    instead = _("Gebruik een ander mailadres, of bel ons.")
    field = "email"


class HasATraining(Refusal):
    """One meeting answers one request."""

    code = "has_a_training"
    sentence = _("Deze bijeenkomst hoort al bij een andere aanvraag.")
    field = "event"


class TrainingOff(Refusal):
    """A meeting that is off, or over, is no answer."""

    code = "training_off"
    sentence = _("Deze bijeenkomst gaat niet door, of is al geweest.")
    instead = _("Kies een andere, of maak een nieuwe.")
    field = "event"


class TrainingInThePast(Refusal):
    """Nobody comes to what has been."""

    code = "training_in_the_past"
    sentence = _("Deze dag is al geweest.")
    instead = _("Kies een dag die nog komt.")
    field = "starts_on"
