"""Who wants to hear of something that cannot be come to yet."""

from django.db import models
from django.db.models import Q

from events.codes import page_code

from .event import Event
from .registration import LANGUAGES


class Interest(models.Model):
    """An address that is told once: when this event takes people, or when something is published about a topic.

    `topic` and `topic_key` are a `Topic` of the sockets and one of its keys. Without `confirmed_at` nobody has proved to read
    the mails of this address yet, and nothing is told.
    """

    code = models.CharField(max_length=32, unique=True, default=page_code)
    event = models.ForeignKey(Event, models.CASCADE, null=True, blank=True, related_name="interests")
    topic = models.CharField(max_length=20, blank=True)
    topic_key = models.CharField(max_length=60, blank=True)
    email = models.EmailField()
    language = models.CharField(max_length=2, choices=LANGUAGES, default="nl")
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    told_of = models.ForeignKey(Event, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["topic", "topic_key"], condition=Q(told_at=None), name="bijeen_interest_to_tell"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(event__isnull=False, topic="", topic_key="")
                | (Q(event__isnull=True) & ~Q(topic="") & ~Q(topic_key="")),
                name="bijeen_interest_in_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(told_at=None) | Q(confirmed_at__isnull=False), name="bijeen_interest_told_when_confirmed"
            ),
            models.UniqueConstraint(fields=["event", "email"], name="bijeen_interest_once_an_event"),
            models.UniqueConstraint(
                fields=["topic", "topic_key", "email"], condition=Q(event=None), name="bijeen_interest_once_a_topic"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
