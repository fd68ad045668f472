"""Why a role cannot be given or ended."""

from django.utils.translation import gettext_lazy as _

from events.refusals import Refusal


class HasRoleAlready(Refusal):
    """The person has this role."""

    code = "has_role_already"
    sentence = _("Deze persoon heeft deze rol al.")


class SuccessorNeeded(Refusal):
    """Events would be left without an organiser."""

    code = "successor_needed"
    sentence = _("Deze persoon organiseert nog bijeenkomsten.")
    instead = _("Kies wie ze overneemt.")
    field = "successor"


class SuccessorNotActive(Refusal):
    """Who takes over must be able to sign in, and be somebody else."""

    code = "successor_not_active"
    sentence = _("Deze persoon kan het niet overnemen.")
    instead = _("Kies een collega die kan inloggen.")
    field = "successor"


class SuccessorNotOrganising(Refusal):
    """Who takes over sees all of it, so it is somebody who organises."""

    code = "successor_not_organising"
    sentence = _("Deze persoon organiseert zelf geen bijeenkomsten.")
    instead = _("Kies een organisator, of geef iemand eerst die rol.")
    field = "successor"


class LastAdministrator(Refusal):
    """Somebody must be able to give roles."""

    code = "last_administrator"
    sentence = _("Dit is de laatste beheerder.")
    instead = _("Maak eerst iemand anders beheerder.")


class IsActiveAlready(Refusal):
    """The account is switched on."""

    code = "is_active_already"
    sentence = _("Dit account staat al aan.")
