"""TrainingRequest: an organisation asks for a training with a toolkit, and how far that is."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.codes import page_code
from events.models import Event, Organisation
from events.models.registration import LANGUAGES
from events.names import full_name

from .toolkit import Toolkit


class TrainingRequest(models.Model):
    """A *trainingsaanvraag*. `code` opens the page of who asks; the same form sent twice (`token`) is one request.

    From new to closed one step after the other; declined by the desk, withdrawn by who asks. `due_on` is the working day
    by which somebody calls. `ended_at` is when nothing more is to come: closed, declined or withdrawn.
    """

    class Wish(models.TextChoices):
        LEARNING_SESSION = "learning_session", _("Een leerbijeenkomst")
        IN_COMPANY = "in_company", _("Een training voor ons team")
        TRAIN_THE_TRAINER = "train_the_trainer", _("Leren om zelf de training te geven")

    class State(models.TextChoices):
        NEW = "new", _("Nieuw")
        CONTACTED = "contacted", _("Contact gehad")
        INTAKE_DONE = "intake_done", _("Kennisgemaakt")
        OFFERED = "offered", _("Voorstel gestuurd")
        AGREED = "agreed", _("Afgesproken")
        PLANNED = "planned", _("Gepland")
        GIVEN = "given", _("Gegeven")
        FOLLOWED_UP = "followed_up", _("Nagevraagd")
        CLOSED = "closed", _("Afgerond")
        DECLINED = "declined", pgettext_lazy("a request", "Gaat niet door")
        WITHDRAWN = "withdrawn", pgettext_lazy("a request", "Ingetrokken")

    class PartOfDay(models.TextChoices):
        ANY = "any", _("Maakt niet uit")
        MORNING = "morning", _("Ochtend")
        AFTERNOON = "afternoon", _("Middag")
        EVENING = "evening", _("Avond")

    class Place(models.TextChoices):
        OURS = "ours", _("Bij ons in de organisatie")
        YOURS = "yours", _("Op een plek die jullie regelen")
        ONLINE = "online", _("Online")

    toolkit = models.ForeignKey(Toolkit, models.PROTECT, related_name="requests")
    token = models.UUIDField(unique=True)
    code = models.CharField(max_length=32, unique=True, default=page_code)
    # Who asks
    organisation_name = models.CharField(max_length=200)
    organisation_type = models.CharField(max_length=30, choices=Organisation.Type, default=Organisation.Type.OTHER)
    municipality = models.CharField(max_length=80, blank=True)
    first_name = models.CharField(max_length=80, blank=True)
    family_name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=2, choices=LANGUAGES, default="nl")
    # What they ask
    wish = models.CharField(max_length=20, choices=Wish)
    participants = models.PositiveSmallIntegerField()
    functions = models.CharField(max_length=300, blank=True)
    experience = models.TextField(blank=True)
    months = models.CharField(max_length=120, blank=True)
    part_of_day = models.CharField(max_length=10, choices=PartOfDay, default=PartOfDay.ANY)
    place = models.CharField(max_length=6, choices=Place, default=Place.OURS)
    access = models.TextField(blank=True)
    anchoring = models.TextField(blank=True)
    invoice = models.CharField(max_length=300, blank=True)
    # How far it is
    state = models.CharField(max_length=12, choices=State, default=State.NEW, db_index=True)
    event = models.OneToOneField(Event, models.SET_NULL, null=True, blank=True, related_name="training_request")
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    state_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    source_key = models.CharField(max_length=40, blank=True, db_index=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["toolkit", "email"],
                condition=Q(state="new") & ~Q(email=""),
                name="bijeen_one_new_request_an_address",
            ),
            models.CheckConstraint(condition=Q(participants__gt=0), name="bijeen_request_has_participants"),
            models.CheckConstraint(
                condition=Q(state__in=["closed", "declined", "withdrawn"], ended_at__isnull=False)
                | ~Q(state__in=["closed", "declined", "withdrawn"]) & Q(ended_at=None),
                name="bijeen_training_request_ended_at",
            ),
            models.CheckConstraint(
                condition=Q(given_at__isnull=False) | ~Q(state__in=["given", "followed_up", "closed"]),
                name="bijeen_training_request_given_at",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def full_name(self) -> str:
        """The name as typed."""
        return full_name(self.first_name, self.family_name)

    def is_late(self, today: date) -> bool:
        """Whether nobody called in the five working days that were promised."""
        return self.state == self.State.NEW and self.due_on < today
