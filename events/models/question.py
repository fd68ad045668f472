"""Questions that an organiser asks, a row a version; and what people answered."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.codes import page_code

from .event import Event
from .registration import Registration
from .texts import Bilingual


class Question(models.Model):
    """One version of a question. What was answered keeps the version that it answers: an edit is a new row with the same key.

    `options` is a list of {"key", "nl", "en"}. It is asked of `roles` alone, when there are any; and where `depends_on` is
    the key of another question only of who answered that with `depends_value`. `weeks` is how long after the event the
    answers are kept.
    """

    class Kind(models.TextChoices):
        TEXT = "text", _("Tekst")
        CHOICE = "choice", _("Eén antwoord uit een lijst")
        SEVERAL = "several", _("Meer antwoorden uit een lijst")
        NUMBER = "number", _("Getal")
        CONSENT = "consent", _("Akkoord, met een vinkje")

    class Moment(models.TextChoices):
        REGISTRATION = "registration", _("Bij het aanmelden")
        PLACE = "place", _("Als iemand een plek heeft")

    event = models.ForeignKey(Event, models.CASCADE, related_name="questions")
    key = models.CharField(max_length=32, default=page_code, editable=False)
    version = models.PositiveIntegerField(default=1)
    order = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.TEXT)
    moment = models.CharField(max_length=12, choices=Moment, default=Moment.REGISTRATION)
    label_nl = models.CharField(max_length=200)
    label_en = models.CharField(max_length=200, blank=True)
    help_nl = models.CharField(max_length=300, blank=True)
    help_en = models.CharField(max_length=300, blank=True)
    options = models.JSONField(default=list, blank=True)
    is_required = models.BooleanField(default=False)
    is_sensitive = models.BooleanField(default=False)
    roles = models.JSONField(default=list, blank=True)
    depends_on = models.CharField(max_length=32, blank=True)
    depends_value = models.CharField(max_length=8, blank=True)
    purpose_nl = models.CharField(max_length=200)
    purpose_en = models.CharField(max_length=200, blank=True)
    weeks = models.PositiveSmallIntegerField(default=4)
    retired_at = models.DateTimeField(null=True, blank=True)
    label = Bilingual("label")
    help = Bilingual("help")
    purpose = Bilingual("purpose")

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "key", "version"], name="bijeen_question_version_once"),
            models.UniqueConstraint(
                fields=["event", "key"], condition=Q(retired_at=None), name="bijeen_question_asked_once"
            ),
            models.CheckConstraint(condition=~Q(purpose_nl=""), name="bijeen_question_has_a_purpose"),
            models.CheckConstraint(condition=Q(weeks__gte=1, weeks__lte=52), name="bijeen_question_has_a_term"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class Answer(models.Model):
    """What one registration answered: a text, the key of an option, a list of them, a number, or yes. One a question."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.CASCADE, related_name="answers")
    key = models.CharField(max_length=32)
    value = models.JSONField()
    given_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["registration", "key"], name="bijeen_answer_once")]

    def __str__(self) -> str:
        return f"{self.pk}"
