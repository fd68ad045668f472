"""Toolkit: a published knowledge product with its parts, and whom to call."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models import Material, ProgrammeLine, Visibility
from events.models.texts import Bilingual


class Toolkit(models.Model):
    """A *toolkit*. `key` ties events to it (`Event.toolkit_key`) and never changes; the slug may, and then redirects for ever.

    A sensitive one tells outside what a sensitive event tells (`library/telling.py`). Without `published_at` it is a draft.
    `version` rises with every edit (a form carries it); `edition` is what people call the version that they read.
    """

    key = models.SlugField(max_length=60, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    title_nl = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120, blank=True)
    summary_nl = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    subject_nl = models.TextField(blank=True)
    subject_en = models.TextField(blank=True)
    meant_for_nl = models.CharField(max_length=200, blank=True)
    meant_for_en = models.CharField(max_length=200, blank=True)
    line = models.ForeignKey(ProgrammeLine, models.PROTECT, null=True, blank=True, related_name="+")
    makers = models.CharField(max_length=200, blank=True)
    edition = models.CharField(max_length=40, blank=True)
    edition_on = models.DateField(null=True, blank=True)
    is_sensitive = models.BooleanField(default=True)
    published_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    source_key = models.CharField(max_length=40, blank=True, db_index=True)
    title = Bilingual("title")
    summary = Bilingual("summary")
    subject = Bilingual("subject")
    meant_for = Bilingual("meant_for")

    class Meta:
        ordering = ["title_nl", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(title_nl=""), name="bijeen_toolkit_has_a_title")]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def visibility(self) -> str:
        """In the words of disclosure: a published toolkit is for everybody."""
        return Visibility.PUBLIC

    @property
    def is_published(self) -> bool:
        return self.published_at is not None


class OldToolkitSlug(models.Model):
    """An address that a toolkit once had; it redirects for ever."""

    toolkit = models.ForeignKey(Toolkit, models.CASCADE, related_name="old_slugs")
    slug = models.SlugField(max_length=120, unique=True)

    def __str__(self) -> str:
        return self.slug


class Part(models.Model):
    """A part of a toolkit: a file in the private store, a link, or a text that stands on the page itself.

    `key` of a file is its name in the store, which says nothing. `minutes` is how long it takes.
    """

    class What(models.TextChoices):
        GUIDE = "guide", _("Handreiking")
        CARD = "card", _("Kaart")
        BROCHURE = "brochure", _("Brochure")
        FILM = "film", _("Film")
        EXERCISE = "exercise", _("Oefening")
        MAP = "map", _("Overzicht van hulp")
        OTHER = "other", _("Iets anders")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    toolkit = models.ForeignKey(Toolkit, models.CASCADE, related_name="parts")
    order = models.PositiveIntegerField(default=1)
    what = models.CharField(max_length=10, choices=What, default=What.GUIDE)
    title_nl = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120, blank=True)
    text_nl = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    link = models.URLField(max_length=500, blank=True)
    key = models.CharField(max_length=100, blank=True, db_index=True)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    read_in = models.CharField(max_length=2, choices=Material.Language, default=Material.Language.NL)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    title = Bilingual("title")
    text = Bilingual("text")

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title_nl=""), name="bijeen_part_has_a_title"),
            models.CheckConstraint(
                condition=(
                    Q(key="", link="", size=0) & (~Q(text_nl=""))
                    | Q(link="", size__gt=0) & ~Q(key="") & ~Q(media_type="") & ~Q(digest="")
                    | Q(key="", size=0, link__startswith="https://")
                ),
                name="bijeen_part_file_link_or_text",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def is_file(self) -> bool:
        return bool(self.key)


class HelpLine(models.Model):
    """Whom to call about the subject of a toolkit, when, and for whom it is."""

    toolkit = models.ForeignKey(Toolkit, models.CASCADE, related_name="help_lines")
    order = models.PositiveIntegerField(default=1)
    name_nl = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=20)
    open_nl = models.CharField(max_length=120, blank=True)
    open_en = models.CharField(max_length=120, blank=True)
    meant_for_nl = models.CharField(max_length=160, blank=True)
    meant_for_en = models.CharField(max_length=160, blank=True)
    version = models.PositiveIntegerField(default=1)
    name = Bilingual("name")
    open = Bilingual("open")
    meant_for = Bilingual("meant_for")

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name_nl="") & ~Q(phone=""), name="bijeen_help_line_can_be_called")
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def dialled(self) -> str:
        """The number as a phone takes it."""
        return "".join(sign for sign in self.phone if sign in "+0123456789")
