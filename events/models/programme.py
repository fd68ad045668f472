"""The programme over years: themes, lines (data, not code), and what was promised for a year."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .texts import Bilingual


class Programme(models.Model):
    """A programme of several years."""

    name_nl = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField()
    name = Bilingual("name")

    def __str__(self) -> str:
        return self.name_nl


class Theme(models.Model):
    """One of the programme's themes."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="themes", verbose_name=_("Programma"))
    number = models.PositiveSmallIntegerField(_("Nummer"))
    name_nl = models.CharField(_("Naam"), max_length=200)
    name_en = models.CharField(_("Naam in het Engels"), max_length=200, blank=True)
    name = Bilingual("name")

    class Meta:
        verbose_name, verbose_name_plural = _("thema"), _("thema's")
        ordering = ["programme", "number"]
        constraints = [models.UniqueConstraint(fields=["programme", "number"], name="bijeen_theme_number_once")]

    def __str__(self) -> str:
        return self.name_nl


class ProgrammeLine(models.Model):
    """A line of work within a theme."""

    theme = models.ForeignKey(Theme, models.PROTECT, related_name="lines", verbose_name=_("Thema"))
    number = models.PositiveSmallIntegerField(_("Nummer"))
    name_nl = models.CharField(_("Naam"), max_length=200)
    name_en = models.CharField(_("Naam in het Engels"), max_length=200, blank=True)
    valid_from = models.DateField(_("Vanaf"), null=True, blank=True)
    valid_until = models.DateField(_("Tot en met"), null=True, blank=True)
    name = Bilingual("name")

    class Meta:
        verbose_name, verbose_name_plural = _("programmalijn"), _("programmalijnen")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["theme", "number"], name="bijeen_line_number_once")]

    def __str__(self) -> str:
        return f"{self.number}. {self.name_nl}"


class YearPlan(models.Model):
    """The activities promised for one year."""

    year = models.PositiveSmallIntegerField(unique=True)

    def __str__(self) -> str:
        return str(self.year)


class YearTarget(models.Model):
    """How many of one kind were promised."""

    year_plan = models.ForeignKey(YearPlan, models.CASCADE, related_name="targets")
    kind = models.CharField(max_length=40)
    toolkit_key = models.CharField(max_length=60, blank=True)
    planned = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year_plan", "kind", "toolkit_key"], name="bijeen_target_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.year_plan_id}: {self.planned} × {self.kind}"


class AvoidDate(models.Model):
    """Days on which planners would rather not meet: school holidays, Ramadan, feast days. It warns, and keeps nobody."""

    first_on = models.DateField(_("Eerste dag"))
    last_on = models.DateField(_("Laatste dag"), db_index=True)
    name_nl = models.CharField(_("Naam"), max_length=120)
    name_en = models.CharField(_("Naam in het Engels"), max_length=120, blank=True)
    source_key = models.CharField(max_length=40, blank=True, db_index=True)
    name = Bilingual("name")

    class Meta:
        verbose_name, verbose_name_plural = _("dag om te mijden"), _("dagen om te mijden")
        ordering = ["first_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_on__gte=models.F("first_on")), name="bijeen_avoid_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return self.name_nl
