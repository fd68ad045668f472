"""The demo's post office keeps what was sent, so that it can be read on a page. Only in the demo."""

from django.db import models


class Mail(models.Model):
    """One mail as it came in over SMTP."""

    to = models.CharField(max_length=320, db_index=True)
    subject = models.CharField(max_length=400)
    raw = models.BinaryField()
    came_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.pk}"
