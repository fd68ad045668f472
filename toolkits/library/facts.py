"""What can happen to a toolkit."""

from django.utils.translation import gettext_lazy as _

from events.facts import fact

toolkit_made = fact("toolkit_made", _("Toolkit gemaakt"))
toolkit_changed = fact("toolkit_changed", _("Toolkit gewijzigd"))
toolkit_published = fact("toolkit_published", _("Toolkit gepubliceerd"))
toolkit_withdrawn = fact("toolkit_withdrawn", _("Toolkit van de site gehaald"))
toolkit_part_added = fact("toolkit_part_added", _("Onderdeel in de toolkit gezet"))
toolkit_part_changed = fact("toolkit_part_changed", _("Onderdeel van de toolkit gewijzigd"))
toolkit_part_removed = fact("toolkit_part_removed", _("Onderdeel uit de toolkit gehaald"))
toolkit_help_changed = fact("toolkit_help_changed", _("Hulpnummers van de toolkit gewijzigd"))
