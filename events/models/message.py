"""Messages: rows in the transaction that makes them due; rendered when sent, and not kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .event import Event
from .registration import Group, Registration


class Message(models.Model):
    """One message to one person. `key` makes it once; the same `message_id` goes out on a repeat."""

    class Status(models.TextChoices):
        DUE = "due", _("Wacht op verzending")
        SENDING = "sending", _("Wordt verzonden")
        SENT = "sent", _("Verzonden")
        FAILED = "failed", _("Niet gelukt")
        STOPPED = "stopped", _("Niet meer nodig")

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=120, unique=True)
    event = models.ForeignKey(Event, models.CASCADE, null=True, blank=True, related_name="messages")
    registration = models.ForeignKey(Registration, models.CASCADE, null=True, blank=True, related_name="messages")
    group = models.ForeignKey(Group, models.CASCADE, null=True, blank=True, related_name="messages")
    email = models.EmailField(blank=True, help_text=_("Alleen als er geen aanmelding is."))
    language = models.CharField(max_length=2, default="nl")
    data = models.JSONField(default=dict, blank=True)
    status = models.CharField(max_length=8, choices=Status, default=Status.DUE)
    planned_at = models.DateTimeField()
    not_before = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    message_id = models.CharField(max_length=120, unique=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["not_before"], condition=models.Q(status__in=["due", "sending"]), name="bijeen_message_due"
            ),
            models.Index(fields=["registration", "planned_at"], name="bijeen_message_log"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}"


class Attempt(models.Model):
    """How often something was tried in an hour. `key` is a keyed hash: nothing can be read from it."""

    key = models.CharField(max_length=32, unique=True)
    number = models.PositiveIntegerField(default=1)
    until = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"{self.number}"
