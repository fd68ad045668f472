"""Calendars: entries that are kept as they were drawn, and the links by which somebody follows their own."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from events.codes import page_code

from .event import Event
from .registration import LANGUAGES


class CalendarEntry(models.Model):
    """The VEVENT text (RFC 5545, 3.6.1) of an event or one of its sessions, as it was drawn last.

    `part` is the session's key, or 0 for the event as a whole; of what is public one row holds all dates of a series. The
    rest says of what it was drawn: the event's `content_version` and `changed_at`, and in `stand` all else. A text that was
    drawn of something else is drawn anew by who asks for it; losing a row costs a millisecond.
    """

    class Audience(models.TextChoices):
        PUBLIC = "public"
        STAFF = "staff"

    event = models.ForeignKey(Event, models.CASCADE, related_name="calendar_entries")
    part = models.PositiveBigIntegerField(default=0)
    audience = models.CharField(max_length=6, choices=Audience)
    language = models.CharField(max_length=2, choices=LANGUAGES)
    version = models.PositiveIntegerField()
    changed_at = models.DateTimeField()
    stand = models.CharField(max_length=60)
    text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "part", "audience", "language"], name="bijeen_calendar_entry_once")
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class CalendarFeed(models.Model):
    """A link that a calendar program reads by itself: all that one address registered for, or what a member of staff
    organises or gives. Ending it removes the row. `used_on` is the last day on which it was read.
    """

    class Kind(models.TextChoices):
        MINE = "mine"
        ORGANISER = "organiser"
        TRAINER = "trainer"

    code = models.CharField(max_length=32, unique=True, default=page_code)
    kind = models.CharField(max_length=9, choices=Kind)
    email = models.EmailField(blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=2, choices=LANGUAGES, default="nl")
    made_at = models.DateTimeField()
    used_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="mine", user=None) & ~Q(email="") | Q(email="", user__isnull=False) & ~Q(kind="mine"),
                name="bijeen_feed_is_somebodys",
            ),
            models.UniqueConstraint(fields=["email"], condition=~Q(email=""), name="bijeen_feed_once_an_address"),
            models.UniqueConstraint(
                fields=["user", "kind"], condition=Q(user__isnull=False), name="bijeen_feed_once_a_user"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
