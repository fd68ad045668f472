"""What happened, as rows that are never changed."""

from django.conf import settings
from django.db import models

from .event import Event
from .registration import Registration
from .session import Session


class Fact(models.Model):
    """One thing that became true, written in the transaction that made it so. No personal text in it."""

    name = models.CharField(max_length=40)
    event = models.ForeignKey(Event, models.CASCADE, null=True, blank=True, related_name="facts")
    registration = models.ForeignKey(Registration, models.SET_NULL, null=True, blank=True, related_name="facts")
    session = models.ForeignKey(Session, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    actor = models.CharField(max_length=12, default="participant")
    data = models.JSONField(default=dict, blank=True)
    handed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["id"], condition=models.Q(handed_at=None), name="bijeen_fact_to_hand"),
            models.Index(fields=["event", "name", "at"], name="bijeen_fact_history"),
        ]

    def __str__(self) -> str:
        return f"{self.name}"


class Delivery(models.Model):
    """How far a reaction is with a fact."""

    fact = models.ForeignKey(Fact, models.CASCADE, related_name="deliveries")
    reaction = models.CharField(max_length=60)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["fact", "reaction"], name="bijeen_reaction_once_a_fact")]

    def __str__(self) -> str:
        return f"{self.reaction}"


class ForgetRun(models.Model):
    """One run of the nightly forgetting: how many rows of each holding went."""

    at = models.DateTimeField()
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class DutyRun(models.Model):
    """When a duty was last done, so that two workers do not do it twice."""

    key = models.CharField(max_length=60, unique=True)
    last_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key
