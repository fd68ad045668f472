"""What somebody does, in words that others say of a person: for lists and for the desk."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from events.models import Registration

NEUTRAL: dict[str, Any] = {
    Registration.Role.PROFESSIONAL: _("Werkt met gezinnen of jongeren"),
    Registration.Role.EXECUTIVE: _("Leidinggevende"),
    Registration.Role.POLICY: _("Beleidsmaker"),
    Registration.Role.VOLUNTEER: _("Vrijwilliger of informele werker"),
    Registration.Role.EXPERT: _("Ervaringsdeskundige"),
    Registration.Role.RESEARCHER: _("Onderzoeker"),
    Registration.Role.STUDENT: _("Student"),
    Registration.Role.OTHER: _("Anders"),
}
CHOICES = [(str(key), label) for key, label in NEUTRAL.items()]


def role_of(registration: Registration) -> str:
    """The role of somebody, said by others."""
    return str(NEUTRAL.get(registration.role, registration.role))
