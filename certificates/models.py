"""Certificate: a *deelnamebewijs*, with everything on it as it was when it was issued."""

from datetime import date

from django.db import models
from django.db.models import Q

from certificates.codes import check_code, in_parts
from events.codes import page_code
from events.models import Event, Registration


class Certificate(models.Model):
    """What somebody may show of having been there. What was given is never changed, it is revoked and given anew.

    `code` is public and stands on it: it opens the check. `holder_token` is a secret: it opens the certificate for who holds
    it, also when the registration is gone. The neutral title is made from the day when it is used, never stored.
    """

    class Cause(models.TextChoices):
        """Why it was revoked: presence was mended, or somebody at the desk did it."""

        PRESENCE = "presence"
        HAND = "hand"

    event = models.ForeignKey(Event, models.PROTECT, related_name="certificates")
    registration = models.ForeignKey(Registration, models.SET_NULL, null=True, blank=True, related_name="certificates")
    code = models.CharField(max_length=12, unique=True, default=check_code)
    holder_token = models.CharField(max_length=32, unique=True, default=page_code)

    # As it was when it was issued
    name = models.CharField(max_length=210)
    title_nl = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    town = models.CharField(max_length=80, blank=True)
    first_on = models.DateField()
    last_on = models.DateField()
    minutes = models.PositiveIntegerField()
    attended = models.PositiveSmallIntegerField()
    held = models.PositiveSmallIntegerField()
    accreditations = models.JSONField(default=list, blank=True)
    signer = models.CharField(max_length=120, blank=True)
    issuer_nl = models.CharField(max_length=200)
    issuer_en = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=2, default="nl")
    is_neutral = models.BooleanField(default=False)

    # What its holder chose since, how it stands, and its file
    wants_full_title = models.BooleanField(default=False)
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    cause = models.CharField(max_length=8, choices=Cause, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    replaces = models.OneToOneField("self", models.SET_NULL, null=True, blank=True, related_name="replaced_by")
    file = models.CharField(max_length=120, blank=True)
    file_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-issued_at", "-pk"]
        indexes = [models.Index(fields=["event", "revoked_at"], name="bijeen_certificate_event")]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "event"], condition=Q(revoked_at=None), name="bijeen_one_valid_certificate"
            ),
            models.CheckConstraint(
                condition=Q(last_on__gte=models.F("first_on")), name="bijeen_certificate_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, cause="")
                | Q(revoked_at__isnull=False, cause="presence")
                | (Q(revoked_at__isnull=False, cause="hand") & ~Q(reason="")),
                name="bijeen_revoked_for_a_cause",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None

    @property
    def tells_title(self) -> bool:
        """Whether the subject stands on it: where it was not sensitive, or its holder asked for it."""
        return not self.is_neutral or self.wants_full_title

    @property
    def code_in_parts(self) -> str:
        """As it stands on paper."""
        return in_parts(self.code)

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        return self.first_on, self.last_on
