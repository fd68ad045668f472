"""Roles are rows: who may do what, everywhere, at one event, or in one session."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .event import Event
from .session import Session


class Role(models.Model):
    """A right that somebody has since a moment, until it is ended.

    Without an event it holds everywhere: a programme manager, an administrator, an organiser (may make events).
    With an event: its organiser, co-organiser or desk helper. With a session: its trainer.
    """

    class Name(models.TextChoices):
        PROGRAMME_MANAGER = "programme_manager", _("Programmaleider")
        ORGANISER = "organiser", _("Organisator")
        CO_ORGANISER = "co_organiser", _("Mede-organisator")
        TRAINER = "trainer", _("Trainer")
        HELPER = "helper", _("Baliemedewerker")
        ADMINISTRATOR = "administrator", _("Beheerder")
        PRIVACY_OFFICER = "privacy_officer", _("Privacyfunctionaris")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="bijeen_roles")
    name = models.CharField(max_length=20, choices=Name)
    event = models.ForeignKey(Event, models.CASCADE, null=True, blank=True, related_name="roles")
    session = models.ForeignKey(Session, models.CASCADE, null=True, blank=True, related_name="roles")
    since = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "name"],
                condition=Q(event=None, session=None, ended_at=None),
                name="bijeen_role_everywhere_once",
            ),
            models.UniqueConstraint(
                fields=["user", "name", "event"],
                condition=Q(session=None, ended_at=None, event__isnull=False),
                name="bijeen_role_at_event_once",
            ),
            models.UniqueConstraint(
                fields=["user", "name", "session"],
                condition=Q(ended_at=None, session__isnull=False),
                name="bijeen_role_in_session_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}"
