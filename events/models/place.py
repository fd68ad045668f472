"""Places that cannot be oversold."""

from django.db import models
from django.db.models import F, Q

from .event import Event
from .registration import Registration
from .session import Session


class Limited(models.Manager):
    """The pools that have a limit: what pages read."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(limit__isnull=False)


class SeatPool(models.Model):
    """The places of an event on site, of an event online, or of a session. It is what is locked and what pages read.

    `capacity` is what the organiser set, `overbooked` the percentage on top; `limit` is both together, kept by the action
    that sets them. The database refuses `taken` above `limit`. An event has its two rows always, so that there is something
    to lock; without a limit (None) such a row only counts. `objects` are the pools that limit, `rows` are all.
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

    rows = models.Manager()
    objects = Limited()

    class Meta:
        default_manager_name = "objects"
        ordering = [F("session_id").asc(nulls_first=True), "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(taken__lte=F("limit")), name="bijeen_pool_not_oversold"),
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
        return self.limit is None or self.taken < self.limit

    @property
    def free(self) -> int | None:
        """Places that nobody has; None without a limit."""
        return None if self.limit is None else self.limit - self.taken


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
