"""The door: what was scanned there, as rows that are never changed, and who may stand at it without an account."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.codes import page_code

from .absence import StandIn
from .event import Event
from .registration import Registration
from .session import Session


class DoorLink(models.Model):
    """A *deurlink*: opens one event's door on one day to who helps there, without an account. No sessions: all of them."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="door_links")
    code = models.CharField(max_length=32, unique=True, default=page_code)
    helper_name = models.CharField(max_length=80)
    sessions = models.ManyToManyField(Session, blank=True, related_name="+")
    valid_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.pk}"


class ApiToken(models.Model):
    """A bearer token for the API (RFC 6750). Only its hash is kept; `event` narrows it to one event."""

    digest = models.CharField(max_length=64, unique=True)
    scope = models.CharField(max_length=20)
    event = models.ForeignKey(Event, models.CASCADE, null=True, blank=True, related_name="tokens")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.pk}"


class Scan(models.Model):
    """One line of the door's log: who, which session, when it happened and when it arrived, with what verdict.

    The door makes the key, so that a line that is sent twice is written once; `digest` tells whether it is the same line.
    Without a session it is the entrance; without a registration the ticket is not known here, or that of a `stand_in`, whose
    name may be gone by now. `verdict` is what the rules say, `shown` what the door said: who was let in all the same has
    "welcome" as `shown`.
    """

    class Action(models.TextChoices):
        IN = "in", _("Binnen")
        OUT = "out", _("Weg")
        UNDO = "undo", _("Teruggedraaid")
        WALK_IN = "walk_in", _("Aan de deur erbij")

    class Verdict(models.TextChoices):
        WELCOME = "welcome", _("Welkom")
        ALREADY_INSIDE = "already_inside", _("Al binnen")
        LEFT = "left", _("Tot ziens")
        OTHER_SESSION = "other_session", _("Andere zaal")
        SESSION_FULL = "session_full", _("Vol")
        WAITING = "waiting", _("Wachtlijst")
        NOT_CONFIRMED = "not_confirmed", _("Nog geen plek")
        CANCELLED = "cancelled", _("Afgemeld")
        REPLACED = "replaced", _("Vervangen")
        EVENT_CANCELLED = "event_cancelled", _("Gaat niet door")
        OTHER_EVENT = "other_event", _("Andere bijeenkomst")
        UNKNOWN_TICKET = "unknown_ticket", _("Onbekend")
        UNDONE = "undone", _("Teruggedraaid")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="scans")
    session = models.ForeignKey(Session, models.CASCADE, null=True, blank=True, related_name="scans")
    registration = models.ForeignKey(Registration, models.CASCADE, null=True, blank=True, related_name="scans")
    stand_in = models.ForeignKey(StandIn, models.SET_NULL, null=True, blank=True, related_name="scans")
    action = models.CharField(max_length=8, choices=Action)
    verdict = models.CharField(max_length=16, choices=Verdict)
    shown = models.CharField(max_length=16, choices=Verdict, blank=True)
    undoes = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="undone_by")
    device = models.UUIDField()
    digest = models.CharField(max_length=64)
    scanned_at = models.DateTimeField()
    arrived_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    door_link = models.ForeignKey(DoorLink, models.SET_NULL, null=True, blank=True, related_name="scans")

    class Meta:
        ordering = ["arrived_at", "scanned_at"]
        indexes = [
            models.Index(fields=["event", "session", "registration"], name="bijeen_scan_door"),
            models.Index(fields=["registration", "scanned_at"], name="bijeen_scan_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(action="undo", undoes__isnull=False) | (~Q(action="undo") & Q(undoes=None)),
                name="bijeen_scan_undoes_something",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def let_in(self) -> bool:
        """Whether somebody went in at this line: by the rules, or because who stood at the door let them."""
        return self.action in (self.Action.IN, self.Action.WALK_IN) and self.Verdict.WELCOME in (
            self.verdict,
            self.shown,
        )
