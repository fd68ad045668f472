"""Network: organisations that learn from each other in a series of meetings."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models import Event, ProgrammeLine, Visibility
from events.models.texts import Bilingual


class Network(models.Model):
    """A *leernetwerk*. What may be shown of it is what its series may show (`networks/telling.py`); `visibility` counts as
    long as it has none.

    `version` rises with every edit (a form carries it). The slug never changes: links to it stand in mails.
    """

    class Status(models.TextChoices):
        FORMING = "forming", _("In opbouw")
        RUNNING = "running", _("Bezig")
        FINISHED = "finished", _("Afgerond")

    slug = models.SlugField(max_length=120, unique=True)
    title_nl = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    summary_nl = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    line = models.ForeignKey(ProgrammeLine, models.PROTECT, null=True, blank=True, related_name="+")
    region = models.CharField(max_length=120, blank=True)
    event = models.OneToOneField(Event, models.PROTECT, null=True, blank=True, related_name="learning_network")
    visibility = models.CharField(max_length=12, choices=Visibility, default=Visibility.CLOSED)
    status = models.CharField(max_length=10, choices=Status, default=Status.FORMING)
    is_open = models.BooleanField(default=False)
    finished_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    source_key = models.CharField(max_length=40, blank=True, db_index=True)
    title = Bilingual("title")
    summary = Bilingual("summary")

    class Meta:
        ordering = ["title_nl", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title_nl=""), name="bijeen_network_has_a_title"),
            models.CheckConstraint(
                condition=Q(visibility__in=["public", "closed"]), name="bijeen_network_is_hidden_by_its_series_only"
            ),
            models.CheckConstraint(
                condition=Q(status="finished", finished_at__isnull=False, is_open=False)
                | (Q(status__in=["forming", "running"]) & Q(finished_at=None)),
                name="bijeen_network_finished_takes_nobody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def is_finished(self) -> bool:
        return self.status == self.Status.FINISHED

    @property
    def is_sensitive(self) -> bool:
        """Of itself never: that is said of the series."""
        return False
