"""An organisation that asks to join a network."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models import Organisation
from events.models.registration import LANGUAGES
from events.names import full_name

from .member import Member
from .network import Network


class JoinRequest(models.Model):
    """Who asks, for which organisation, and what was answered. The same form sent twice (`token`) is one request."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Wacht op antwoord")
        ACCEPTED = "accepted", _("Doet mee")
        DECLINED = "declined", _("Doet niet mee")

    network = models.ForeignKey(Network, models.CASCADE, related_name="requests")
    token = models.UUIDField(unique=True)
    organisation_name = models.CharField(max_length=200)
    organisation_type = models.CharField(max_length=30, choices=Organisation.Type, default=Organisation.Type.OTHER)
    first_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=120, blank=True)
    email = models.EmailField()
    motive = models.TextField(blank=True)
    has_commitment = models.BooleanField(default=False)
    language = models.CharField(max_length=2, choices=LANGUAGES, default="nl")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "email"], condition=Q(state="waiting"), name="bijeen_one_open_request_an_address"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_at=None)
                | (Q(state__in=["accepted", "declined"]) & Q(answered_at__isnull=False)),
                name="bijeen_request_answered_at",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def full_name(self) -> str:
        """The name as typed."""
        return full_name(self.first_name, self.family_name)
