"""Who comes not to one date of a series, and who comes instead, that once."""

from django.db import models

from events.codes import page_code, ticket_secret
from events.names import full_name, short_name

from .event import Event
from .registration import Registration
from .session import Session


class Absence(models.Model):
    """Somebody said beforehand not to come to one meeting. The registration, and its place, stay as they are."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="absences")
    session = models.ForeignKey(Session, models.CASCADE, related_name="absences")
    reported_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["registration", "session"], name="bijeen_absence_once")]

    def __str__(self) -> str:
        return f"{self.pk}"


class StandIn(models.Model):
    """A colleague who comes instead, once: with a ticket for that date alone, on the place of who is absent.

    No registration: it takes no place, has no part in the series, and earns nobody a certificate. That this person was there
    is what the door wrote down (`scans`), or else what who gives the meeting says (`is_present`).
    """

    absence = models.OneToOneField(Absence, models.CASCADE, related_name="stand_in")
    code = models.CharField(max_length=32, unique=True, default=page_code)
    ticket_secret = models.CharField(max_length=16, unique=True, default=ticket_secret)
    first_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=120, blank=True)
    email = models.EmailField()
    is_present = models.BooleanField(null=True, blank=True)
    named_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def full_name(self) -> str:
        """The name as typed."""
        return full_name(self.first_name, self.family_name)

    @property
    def name_to_show(self) -> str:
        """The name that may be said where few may know who comes."""
        return short_name(self.first_name, self.family_name)

    @property
    def session(self) -> Session:
        """The one meeting."""
        return self.absence.session

    @property
    def event(self) -> Event:
        """The series that it is of."""
        return self.absence.registration.event

    @property
    def language(self) -> str:
        """That of who is absent: nobody asked the colleague."""
        return self.absence.registration.language
