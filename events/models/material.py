"""Materials: files and links of an event or of one session, how often each was opened, and who needs another version."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .event import Event
from .registration import Registration
from .session import Session
from .texts import Bilingual


class Material(models.Model):
    """Something to read, look at or listen to: a file in the private store, or a link.

    Without a session it is of the whole event. `audience` is one of `Audience`, or the key of a group in
    `extend.audiences`. A row with `alternative_to` is the same in another form ("Ook als tekst"): it stands where that
    row stands, and is for the same people. `key` of a file is its name in the store, which says nothing.
    """

    class Kind(models.TextChoices):
        FILE = "file", _("Bestand")
        LINK = "link", _("Link")

    class Moment(models.TextChoices):
        BEFORE = "before", _("Vooraf")
        AFTER = "after", _("Na afloop")

    class Audience(models.TextChoices):
        PUBLIC = "public", _("Iedereen")
        REGISTERED = "registered", _("Wie een plek heeft")
        PRESENT = "present", _("Wie er was")

    class Language(models.TextChoices):
        """In their own words, but for the first two, which a page has words for."""

        NL = "nl", _("Nederlands")
        EN = "en", _("Engels")
        AR = "ar", "العربية"
        DE = "de", "Deutsch"
        ES = "es", "español"
        FA = "fa", "فارسی"
        FR = "fr", "français"
        PL = "pl", "polski"
        SO = "so", "Soomaali"
        TI = "ti", "ትግርኛ"
        TR = "tr", "Türkçe"
        UK = "uk", "українська"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="materials")
    session = models.ForeignKey(Session, models.CASCADE, null=True, blank=True, related_name="materials")
    alternative_to = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="alternatives")
    title_nl = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=4, choices=Kind)
    key = models.CharField(max_length=100, blank=True, db_index=True)
    link = models.URLField(max_length=500, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=2, choices=Language, default=Language.NL)
    moment = models.CharField(max_length=6, choices=Moment, default=Moment.AFTER)
    audience = models.CharField(max_length=60, default=Audience.REGISTERED)
    order = models.PositiveIntegerField(default=1)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField()
    title = Bilingual("title")

    class Meta:
        ordering = ["order", "made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(kind="file", link="", size__gt=0) & ~Q(key="") & ~Q(media_type="") & ~Q(digest="")
                    | Q(kind="link", key="", size=0, link__startswith="https://")
                ),
                name="bijeen_material_file_or_link",
            ),
            models.CheckConstraint(
                condition=~Q(audience="present") | Q(moment="after"), name="bijeen_material_present_is_after"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def is_file(self) -> bool:
        return self.kind == self.Kind.FILE


class MaterialDay(models.Model):
    """How often a material was opened on one day. By whom is written nowhere."""

    material = models.ForeignKey(Material, models.CASCADE, related_name="days")
    opened_on = models.DateField()
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["material", "opened_on"], name="bijeen_material_day_once")]

    def __str__(self) -> str:
        return f"{self.pk}"


class VersionRequest(models.Model):
    """ "Vraag een versie die ik kan lezen" (WCAG 2.2): what somebody needs, and what came of it. At most one open each."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="version_requests")
    material = models.ForeignKey(Material, models.CASCADE, related_name="version_requests")
    need = models.CharField(max_length=500)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=500, blank=True)
    answered_with = models.ForeignKey(Material, models.SET_NULL, null=True, blank=True, related_name="+")
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "material"], condition=Q(answered_at=None), name="bijeen_version_asked_once"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=False) | Q(answer="", answered_with=None),
                name="bijeen_version_answered_has_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
