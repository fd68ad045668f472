"""Buildings and rooms, with what a visitor must know before signing up."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

from .texts import Bilingual

POSTCODE = re.compile(r"\b(\d{4}) ([A-Z]{2})\b")


class Venue(models.Model):
    """A building. `facilities` holds truths by name: step_free, lift, hearing_loop, accessible_toilet, quiet_room, …"""

    name = models.CharField(_("Naam"), max_length=120)
    city = models.CharField(_("Plaats"), max_length=80)
    municipality_code = models.CharField(_("Gemeentecode"), max_length=6, blank=True)
    province = models.CharField(_("Provincie"), max_length=30, blank=True, db_index=True)
    address = models.CharField(_("Adres"), max_length=200, blank=True)
    travel_nl = models.TextField(_("Reizen"), blank=True)
    travel_en = models.TextField(_("Reizen, in het Engels"), blank=True)
    facilities = models.JSONField(_("Voorzieningen"), default=dict, blank=True)
    source_key = models.CharField(max_length=40, blank=True, db_index=True)
    travel = Bilingual("travel")

    class Meta:
        verbose_name, verbose_name_plural = _("locatie"), _("locaties")
        ordering = ["city", "name"]

    def __str__(self) -> str:
        return f"{self.name}, {self.city}"

    @property
    def printed_address(self) -> str:
        """The address with its postcode kept on one line."""
        return POSTCODE.sub("\\1\u00a0\\2", self.address)


class Room(models.Model):
    """A room with its chairs."""

    venue = models.ForeignKey(Venue, models.CASCADE, related_name="rooms", verbose_name=_("Locatie"))
    name = models.CharField(_("Naam"), max_length=80)
    capacity = models.PositiveIntegerField(_("Stoelen"))
    layout = models.CharField(_("Opstelling"), max_length=40, blank=True)
    source_key = models.CharField(max_length=40, blank=True, db_index=True)

    class Meta:
        verbose_name, verbose_name_plural = _("zaal"), _("zalen")
        ordering = ["venue", "-capacity", "name"]
        constraints = [models.UniqueConstraint(fields=["venue", "name"], name="bijeen_room_name_once")]

    def __str__(self) -> str:
        return self.name
