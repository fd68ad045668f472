"""The link that opens all that is mine."""

from django.db import models

from events.codes import page_code, spoken_code

from .registration import LANGUAGES


class OwnLink(models.Model):
    """Opens all that belongs to one mail address, to who reads its mail: by a link, or by six figures typed elsewhere.

    It works until `ends_at`; the figures work once, and only for a quarter of an hour.
    """

    email = models.EmailField(db_index=True)
    code = models.CharField(max_length=32, unique=True, default=page_code)
    figures = models.CharField(max_length=6, default=spoken_code, blank=True)
    language = models.CharField(max_length=2, choices=LANGUAGES, default="nl")
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=models.F("made_at")), name="bijeen_own_link_ends_after_it_was_made"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
