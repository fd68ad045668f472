"""Sessions, the rounds they stand in, and who gives them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.names import full_name, plain

from .event import Event
from .organisation import Organisation
from .programme import ProgrammeLine
from .texts import Bilingual
from .venue import Room, Venue


class Round(models.Model):
    """A slot with parallel sessions; a person chooses one."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    name_nl = models.CharField(max_length=80, blank=True)
    name_en = models.CharField(max_length=80, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    name = Bilingual("name")

    class Meta:
        ordering = ["event", "number"]
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="bijeen_round_number_once"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")), name="bijeen_round_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class Session(models.Model):
    """One stretch of time in one room or online. Presence is per session."""

    class Type(models.TextChoices):
        PLENARY = "plenary", _("Plenair")
        WORKSHOP = "workshop", _("Workshop")
        MEETING = "meeting", _("Bijeenkomst")
        ARRIVAL = "arrival", _("Inloop")
        BREAK = "break", _("Pauze")
        MARKET = "market", _("Netwerkmarkt")
        DRINKS = "drinks", _("Borrel")

    event = models.ForeignKey(Event, models.CASCADE, related_name="sessions")
    round = models.ForeignKey(Round, models.CASCADE, null=True, blank=True, related_name="sessions")
    number = models.PositiveSmallIntegerField(default=1)
    label = models.CharField(max_length=8, blank=True)
    type = models.CharField(max_length=10, choices=Type, default=Type.MEETING)
    title_nl = models.CharField(max_length=200, blank=True)
    title_en = models.CharField(max_length=200, blank=True)
    summary_nl = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    venue = models.ForeignKey(Venue, models.PROTECT, null=True, blank=True, related_name="+")
    room = models.ForeignKey(Room, models.PROTECT, null=True, blank=True, related_name="sessions")
    is_online = models.BooleanField(default=False)
    online_url = models.URLField(max_length=500, blank=True)
    line = models.ForeignKey(ProgrammeLine, models.PROTECT, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=5, default="nl")
    is_sensitive = models.BooleanField(default=False)
    is_photographed = models.BooleanField(default=True)
    is_streamed = models.BooleanField(default=False)
    has_checkin = models.BooleanField(default=True)
    net_minutes = models.PositiveIntegerField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    reopen_reason = models.CharField(max_length=300, blank=True)
    repeats = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="repeated_by")
    sequence = models.PositiveIntegerField(default=0)
    source_key = models.CharField(max_length=40, blank=True, db_index=True)
    search_key = models.TextField(blank=True, editable=False)
    title = Bilingual("title")
    summary = Bilingual("summary")

    class Meta:
        ordering = ["starts_at", "number", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")), name="bijeen_session_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep what a search looks in beside what it is made of."""
        self.search_key = plain(" ".join((self.title_nl, self.title_en, self.summary_nl, self.summary_en)))
        super().save(*args, **kwargs)


class Speaker(models.Model):
    """Somebody on the programme: a trainer or speaker, with or without an account."""

    first_name = models.CharField(_("Voornaam"), max_length=80)
    family_name = models.CharField(_("Achternaam, met tussenvoegsel"), max_length=120, blank=True)
    bio_nl = models.TextField(_("Over deze persoon"), blank=True)
    bio_en = models.TextField(_("Over deze persoon, in het Engels"), blank=True)
    email = models.EmailField(_("Mailadres"), blank=True)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Organisatie")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Account")
    )
    source_key = models.CharField(max_length=40, blank=True, db_index=True)
    search_key = models.TextField(blank=True, editable=False)
    bio = Bilingual("bio")

    class Meta:
        verbose_name, verbose_name_plural = _("trainer of spreker"), _("trainers en sprekers")
        ordering = ["family_name", "first_name"]

    def __str__(self) -> str:
        return full_name(self.first_name, self.family_name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep what a search looks in beside what it is made of."""
        self.search_key = plain(str(self))
        super().save(*args, **kwargs)


class SessionSpeaker(models.Model):
    """Who gives a session, in which order."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="speaking")
    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="speaking")
    order = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["session", "speaker"], name="bijeen_speaker_once_a_session")]

    def __str__(self) -> str:
        return f"{self.pk}"
