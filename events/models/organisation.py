"""Organisations: of a participant, a host, a network's member."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """An organisation. Under-represented groups are reached by tags here; a person's origin is never asked."""

    class Type(models.TextChoices):
        MUNICIPALITY = "municipality", _("Gemeente")
        NATIONAL_GOVERNMENT = "national_government", _("Rijksoverheid")
        YOUTH_CARE = "youth_care", _("Jeugdhulp")
        HEALTH_CARE = "health_care", _("Zorg")
        SOCIAL_WORK = "social_work", _("Welzijn of sociaal werk")
        SCHOOL = "school", _("School (po, vo of mbo)")
        TEACHER_TRAINING = "teacher_training", _("Lerarenopleiding")
        HIGHER_EDUCATION = "higher_education", _("Hbo of universiteit")
        POLICE_JUSTICE = "police_justice", _("Politie of justitie")
        SHELTER = "shelter", _("Opvang")
        SELF_ORGANISATION = "self_organisation", _("Zelforganisatie")
        VOLUNTEERS = "volunteers", _("Vrijwilligersorganisatie")
        EMPLOYER = "employer", _("Werkgever")
        KNOWLEDGE_INSTITUTE = "knowledge_institute", _("Kennisinstelling")
        MEDIA = "media", _("Media")
        OTHER = "other", _("Anders")

    name = models.CharField(_("Naam"), max_length=200)
    name_key = models.CharField(max_length=420, db_index=True, editable=False)
    type = models.CharField(_("Soort"), max_length=30, choices=Type, default=Type.OTHER)
    municipality = models.CharField(_("Gemeente"), max_length=80, blank=True)
    municipality_code = models.CharField(_("Gemeentecode"), max_length=6, blank=True)
    province = models.CharField(_("Provincie"), max_length=30, blank=True)
    tags = models.JSONField(_("Labels"), default=list, blank=True)
    is_listed = models.BooleanField(
        _("Vindbaar"), default=True, help_text=_("Vindbaar in het zoekveld van de aanmelding.")
    )
    is_draft = models.BooleanField(
        _("Nog te bekijken"), default=False, help_text=_("Door een deelnemer ingevuld, nog niet bekeken.")
    )
    source_key = models.CharField(max_length=40, blank=True, db_index=True)

    class Meta:
        verbose_name, verbose_name_plural = _("organisatie"), _("organisaties")
        ordering = ["name_key"]

    def __str__(self) -> str:
        return self.name


class OrganisationName(models.Model):
    """Another name under which an organisation is found: that of a double that was merged into it."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="other_names")
    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=420, unique=True)

    class Meta:
        ordering = ["name_key"]

    def __str__(self) -> str:
        return self.name
