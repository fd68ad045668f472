"""What can happen to materials."""

from django.utils.translation import gettext_lazy as _

from events.facts import fact

material_added = fact("material_added", _("Materiaal toegevoegd"))
material_changed = fact("material_changed", _("Materiaal gewijzigd"))
material_removed = fact("material_removed", _("Materiaal weggehaald"))
version_asked = fact("version_asked", _("Vroeg een versie die te lezen is"))
version_answered = fact("version_answered", _("Vraag om een andere versie beantwoord"))
