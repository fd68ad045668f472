"""Places that cannot be oversold."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .event import Event
from .organisation import Organisation
from .registration import Registration
from .session import Session


class Limited(models.Manager):
    """The pools that have a limit: what pages read."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(limit__isnull=False)


class SeatPool(models.Model):
    """The places of an event on site, of an event online, or of a session. It is what is locked and what pages read.

    `capacity` is what the organiser set, `overbooked` the percentage on top; `limit` is both together, kept by the action
    that sets them. Of it `taken` have somebody, `held` wait for colleagues of an organisation (`SeatHold`; `promised` are all
    that it is sure of, whoever came already) and `kept` for who is on the waiting list, on the days when the organiser calls;
    the rest is free for whoever comes. The database refuses all
    of them together above `limit`. An event has its two rows always, so that there is something to lock; without a limit
    (None) such a row only counts. `objects` are the pools that limit, `rows` are all.
    """

    class Mode(models.TextChoices):
        ON_SITE = "on_site"
        ONLINE = "online"

    event = models.ForeignKey(Event, models.CASCADE, related_name="pools")
    session = models.ForeignKey(Session, models.CASCADE, null=True, blank=True, related_name="pools")
    mode = models.CharField(max_length=8, choices=Mode, default=Mode.ON_SITE)
    capacity = models.PositiveIntegerField(null=True)
    overbooked = models.PositiveSmallIntegerField(default=0)
    limit = models.PositiveIntegerField(null=True)
    taken = models.PositiveIntegerField(default=0)
    promised = models.PositiveIntegerField(default=0)
    held = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)

    rows = models.Manager()
    objects = Limited()

    class Meta:
        default_manager_name = "objects"
        ordering = [F("session_id").asc(nulls_first=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(limit__gte=F("taken") + F("held") + F("kept")), name="bijeen_pool_not_oversold"
            ),
            models.UniqueConstraint(
                fields=["event", "mode"], condition=Q(session=None), name="bijeen_pool_once_an_event"
            ),
            models.UniqueConstraint(
                fields=["session", "mode"], condition=Q(session__isnull=False), name="bijeen_pool_once_a_session"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.taken}/{self.limit}"

    @property
    def has_room(self) -> bool:
        """Whether a place is free, or nothing limits them."""
        return self.free is None or self.free > 0

    @property
    def used(self) -> int:
        """Places that are not free: taken, held or kept."""
        return self.taken + self.held + self.kept

    @property
    def free(self) -> int | None:
        """Places for whoever comes; None without a limit."""
        return None if self.limit is None else self.limit - self.used

    @property
    def for_list(self) -> int | None:
        """Places for who waits: those that are free or kept; None without a limit."""
        return None if self.limit is None else self.limit - self.taken - self.held


class SeatHold(models.Model):
    """So many places of an event are sure for colleagues of an organisation until a moment, who comes first or last."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="holds")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    mode = models.CharField(max_length=8, choices=SeatPool.Mode, default=SeatPool.Mode.ON_SITE)
    number = models.PositiveSmallIntegerField()
    held_until = models.DateTimeField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["held_until", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "organisation", "mode"], condition=Q(ended_at=None), name="bijeen_hold_once"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="bijeen_hold_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class PlaceOffer(models.Model):
    """A place held for somebody on the waiting list until a term; at most one open per place."""

    class Answer(models.TextChoices):
        ACCEPTED = "accepted"
        DECLINED = "declined"
        EXPIRED = "expired"
        WITHDRAWN = "withdrawn"

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="offers")
    session = models.ForeignKey(Session, models.CASCADE, null=True, blank=True, related_name="+")
    offered_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["registration"], condition=Q(answer="", session=None), name="bijeen_offer_once_an_event"
            ),
            models.UniqueConstraint(
                fields=["registration", "session"],
                condition=Q(answer="", session__isnull=False),
                name="bijeen_offer_once_a_session",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
