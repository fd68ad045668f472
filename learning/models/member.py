"""Member organisations of a network, and the people who take part in it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events.codes import page_code
from events.models import Organisation
from events.models.registration import LANGUAGES
from events.names import full_name

from .network import Network


class Member(models.Model):
    """An organisation in a network. Its management said yes (`has_commitment`) or has yet to; it may be named outside
    (`is_shown`) when it agreed to that.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="members")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    has_commitment = models.BooleanField(default=False)
    is_shown = models.BooleanField(default=False)

    class Meta:
        ordering = ["organisation__name_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "organisation"], condition=Q(left_on=None), name="bijeen_member_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")), name="bijeen_member_leaves_after_joining"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class NetworkPerson(models.Model):
    """Somebody who takes part, for a member; a facilitator for none. `code` opens the own page.

    Who is replaced gets `ended_at`: the code opens nothing from then on, what was written stays.
    """

    class Role(models.TextChoices):
        CONTACT = "contact", _("Contactpersoon")
        PARTICIPANT = "participant", _("Deelnemer")
        FACILITATOR = "facilitator", _("Begeleider")

    network = models.ForeignKey(Network, models.CASCADE, related_name="people")
    member = models.ForeignKey(Member, models.CASCADE, null=True, blank=True, related_name="people")
    role = models.CharField(max_length=12, choices=Role, default=Role.PARTICIPANT)
    first_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=120, blank=True)
    email = models.EmailField()
    language = models.CharField(max_length=2, choices=LANGUAGES, default="nl")
    code = models.CharField(max_length=32, unique=True, default=page_code)
    may_show = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["role", "first_name", "pk"]
        indexes = [models.Index(fields=["email"], name="bijeen_network_person_email")]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "email"], condition=Q(ended_at=None), name="bijeen_network_person_once"
            ),
            models.CheckConstraint(
                condition=Q(role="facilitator", member=None)
                | (Q(role__in=["contact", "participant"]) & Q(member__isnull=False)),
                name="bijeen_only_facilitators_have_no_member",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def full_name(self) -> str:
        """The name as typed."""
        return full_name(self.first_name, self.family_name)

    @property
    def is_facilitator(self) -> bool:
        return self.role == self.Role.FACILITATOR

    @property
    def is_contact(self) -> bool:
        return self.role == self.Role.CONTACT
