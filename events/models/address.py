"""Another mail address that somebody asked for, until both addresses have said yes."""

from datetime import timedelta

from django.db import models

from events.codes import page_code

from .registration import Registration


class AddressChange(models.Model):
    """One open change of the address of a registration: each of the two addresses has a link of its own."""

    TERM = timedelta(weeks=1)

    registration = models.OneToOneField(Registration, models.CASCADE, related_name="address_change")
    email = models.EmailField()
    code_old = models.CharField(max_length=32, unique=True, default=page_code)
    code_new = models.CharField(max_length=32, unique=True, default=page_code)
    confirmed_old_at = models.DateTimeField(null=True, blank=True)
    confirmed_new_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def language(self) -> str:
        """In which the pages behind its links speak."""
        return self.registration.language
