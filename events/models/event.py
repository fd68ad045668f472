"""Event: what a person registers for, once."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from events.names import plain

from .organisation import Organisation
from .programme import ProgrammeLine
from .texts import Bilingual, Said
from .venue import Room, Venue


class Shape(models.TextChoices):
    SINGLE = "single", _("Eén bijeenkomst")
    CONFERENCE = "conference", _("Een dag met rondes")
    SERIES = "series", _("Een reeks")


class Mode(models.TextChoices):
    ON_SITE = "on_site", _("Op locatie")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("Op locatie en online")


class WayIn(models.TextChoices):
    OPEN = "open", _("Iedereen kan zich aanmelden")
    REQUEST = "request", _("Op aanvraag")
    INVITED = "invited", _("Op uitnodiging")
    NONE = "none", _("Aanmelden gaat niet via ons")


class Freed(models.TextChoices):
    """Where a place goes that came free."""

    GIVEN = "given", _("Vanzelf naar wie het eerst wacht")
    OFFERED = "offered", _("Eerst aangeboden: wie wacht zegt op tijd ja of nee")


class Visibility(models.TextChoices):
    PUBLIC = "public", _("Openbaar")
    CLOSED = "closed", _("Besloten")
    CONFIDENTIAL = "confidential", _("Vertrouwelijk")


class Event(models.Model):
    """A *bijeenkomst*. Its kind is a row of defaults in code; an unknown kind shows as a plain event.

    Two versions: `version` rises with every edit (a form carries it), `content_version` with everything that a public
    page draws (it is the key of the kept page). `sequence` is iCalendar's (RFC 5545, 3.8.7.4).
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Concept")
        PUBLISHED = "published", _("Gepubliceerd")
        CANCELLED = "cancelled", _("Gaat niet door")
        CLOSED = "closed", _("Afgesloten")

    # What it is
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=40, db_index=True)
    shape = models.CharField(max_length=12, choices=Shape, default=Shape.SINGLE)
    title_nl = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    summary_nl = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    warning_nl = models.TextField(blank=True)
    warning_en = models.TextField(blank=True)
    line = models.ForeignKey(ProgrammeLine, models.PROTECT, null=True, blank=True, related_name="events")
    other_lines = models.ManyToManyField(ProgrammeLine, blank=True, related_name="+")
    is_planned = models.BooleanField(default=True)
    target_groups = models.JSONField(default=list, blank=True)
    toolkit_key = models.CharField(max_length=60, blank=True, db_index=True)

    # When and where
    starts_at = models.DateTimeField(null=True, blank=True, db_index=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    doors_open_at = models.DateTimeField(null=True, blank=True)
    mode = models.CharField(max_length=8, choices=Mode, default=Mode.ON_SITE)
    venue = models.ForeignKey(Venue, models.PROTECT, null=True, blank=True, related_name="events")
    room = models.ForeignKey(Room, models.PROTECT, null=True, blank=True, related_name="+")
    place_note = models.CharField(max_length=200, blank=True)
    online_url = models.URLField(max_length=500, blank=True)

    # Who may see it, who may come
    visibility = models.CharField(max_length=12, choices=Visibility, default=Visibility.PUBLIC)
    is_sensitive = models.BooleanField(default=False)
    way_in = models.CharField(max_length=8, choices=WayIn, default=WayIn.OPEN)
    has_waiting_list = models.BooleanField(default=True)
    freed_places = models.CharField(max_length=8, choices=Freed, default=Freed.GIVEN)
    gives_new_first = models.BooleanField(default=False)
    list_most_each = models.PositiveSmallIntegerField(null=True, blank=True)
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    choices_until = models.DateTimeField(null=True, blank=True)
    needs_until = models.DateTimeField(null=True, blank=True)
    remind_invited_days = models.PositiveSmallIntegerField(null=True, blank=True, default=3)
    confirm_days = models.PositiveSmallIntegerField(null=True, blank=True)
    gives_away_silent = models.BooleanField(default=False)
    asks_dietary = models.BooleanField(default=False)
    asks_access = models.BooleanField(default=True)
    asks_motive = models.BooleanField(default=False)
    asks_questions = models.BooleanField(default=False, editable=False)
    asks_later = models.BooleanField(default=False, editable=False)
    is_photographed = models.BooleanField(default=False)
    shares_list = models.BooleanField(default=False)
    is_per_organisation = models.BooleanField(default=False)
    most_per_organisation = models.PositiveSmallIntegerField(null=True, blank=True)

    # Whom to ask
    contact_name = models.CharField(max_length=120, blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    contact_email = models.EmailField(blank=True)

    # What it gives and yields
    proof_rule = models.JSONField(default=dict, blank=True)
    net_minutes = models.PositiveIntegerField(null=True, blank=True)
    accreditations = models.JSONField(default=list, blank=True)
    estimated_audience = models.PositiveIntegerField(null=True, blank=True)
    account_url = models.URLField(blank=True)

    # How it stands
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT, db_index=True)
    publish_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    publish_reason = models.CharField(max_length=300, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=300, blank=True)
    moved_at = models.DateTimeField(null=True, blank=True)
    moved_from = models.DateTimeField(null=True, blank=True)
    move_reason = models.CharField(max_length=300, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    reopen_reason = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    content_version = models.PositiveIntegerField(default=1)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    source_key = models.CharField(max_length=40, blank=True, db_index=True)
    search_key = models.TextField(blank=True, editable=False)

    title = Bilingual("title")
    summary = Bilingual("summary")
    warning = Bilingual("warning")

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes = [
            models.Index(
                fields=["starts_at"], condition=Q(visibility__in=["public", "closed"]), name="bijeen_event_agenda"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")), name="bijeen_event_ends_after_start"
            ),
            models.CheckConstraint(
                condition=~Q(visibility="confidential") | Q(is_sensitive=True), name="bijeen_confidential_is_sensitive"
            ),
            models.CheckConstraint(
                condition=Q(status="draft") | (Q(starts_at__isnull=False) & ~Q(title_nl="")),
                name="bijeen_published_has_time_and_title",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep what a search looks in beside what it is made of."""
        with override("nl"):
            said = (self.title_nl, self.title_en, self.summary_nl, self.summary_en, *self.meant_for)
            self.search_key = plain(" ".join(said))
        super().save(*args, **kwargs)

    @property
    def meant_for(self) -> list[str]:
        """For whom it is, in words: kinds of organisation; what nobody knows is left out."""
        words = dict(Organisation.Type.choices)
        return [str(words[key]) for key in self.target_groups if key in words]

    @property
    def is_published(self) -> bool:
        """Whether the public may know of it, as far as its visibility goes."""
        return self.status in (self.Status.PUBLISHED, self.Status.CANCELLED, self.Status.CLOSED)

    @property
    def is_cancelled(self) -> bool:
        return self.status == self.Status.CANCELLED

    @property
    def why_moved(self) -> Said:
        """The reason as an organiser typed it, in Dutch."""
        return Said.in_language(self.move_reason, "nl")

    @property
    def why_cancelled(self) -> Said:
        """The reason as an organiser typed it, in Dutch."""
        return Said.in_language(self.cancel_reason, "nl")

    @property
    def is_confidential(self) -> bool:
        return self.visibility == Visibility.CONFIDENTIAL

    def is_past(self, at: datetime) -> bool:
        """Whether it is over."""
        return bool(self.ends_at and self.ends_at < at)

    def serves_list(self, at: datetime) -> bool:
        """Whether a freed place goes to who waits: not at an event that is off or has begun (a series: has ended)."""
        until = self.ends_at if self.shape == Shape.SERIES else self.starts_at
        return self.status == self.Status.PUBLISHED and until is not None and at < until

    @property
    def list_is_by_time(self) -> bool:
        """Whether nothing but the moment counts on its waiting lists."""
        return not (self.gives_new_first or self.list_most_each)

    def is_open(self, at: datetime) -> bool:
        """Whether registration takes people now (places or not)."""
        if self.status != self.Status.PUBLISHED or self.way_in == WayIn.NONE or not self.starts_at:
            return False
        until = self.takes_until
        return (self.opens_at is None or self.opens_at <= at) and until is not None and at < until

    @property
    def takes_until(self) -> datetime | None:
        """Until when people can register: what was set; else until it begins, and of a series until its last meeting is over."""
        last = self.ends_at if self.shape == Shape.SERIES else None
        return self.closes_at or last or self.starts_at


class OldSlug(models.Model):
    """An address that an event once had; it redirects for ever."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="old_slugs")
    slug = models.SlugField(max_length=120, unique=True)

    def __str__(self) -> str:
        return self.slug
