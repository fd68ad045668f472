"""The host's own idea of an event: a page of Wagtail."""

from django.db import models
from wagtail.models import Page


class Event(Page):
    """A page about something that happens."""

    happens_on = models.DateField(null=True, blank=True)
