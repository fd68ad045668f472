"""Presence: derived from the door's log, final when a session is closed; and who says that it is not right."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .registration import Registration
from .session import Session


class Presence(models.Model):
    """Whether somebody was at one session. One row a person a session; final while the session is closed."""

    class State(models.TextChoices):
        PRESENT = "present", _("Aanwezig")
        PARTLY = "partly", _("Deels aanwezig")
        EXCUSED = "excused", _("Afgemeld met bericht")
        ABSENT = "absent", _("Niet verschenen")

    class Source(models.TextChoices):
        DOOR = "door", _("Van de deur")
        HAND = "hand", _("Door de trainer of organisator")
        CLAIM = "claim", _("Op aangeven van de deelnemer")

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="presences")
    session = models.ForeignKey(Session, models.CASCADE, related_name="presences")
    state = models.CharField(max_length=8, choices=State)
    source = models.CharField(max_length=8, choices=Source, default=Source.DOOR)
    decided_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["registration", "session"], name="bijeen_presence_once")]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def counts(self) -> bool:
        """Whether it counts as having been there."""
        return self.state in WAS_THERE


WAS_THERE = (Presence.State.PRESENT, Presence.State.PARTLY)


class PresenceClaim(models.Model):
    """ "Ik was er wel": a participant says to have been there. At most one open a session."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="claims")
    session = models.ForeignKey(Session, models.CASCADE, related_name="claims")
    claimed_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    is_agreed = models.BooleanField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "session"], condition=Q(answered_at=None), name="bijeen_claim_open_once"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, is_agreed=None) | Q(answered_at__isnull=False, is_agreed__isnull=False),
                name="bijeen_claim_answered_has_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
