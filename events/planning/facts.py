"""What can happen to an event."""

from django.utils.translation import gettext_lazy as _

from events.facts import fact

event_made = fact("event_made", _("Bijeenkomst gemaakt"))
event_changed = fact("event_changed", _("Bijeenkomst gewijzigd"))
event_published = fact("event_published", _("Bijeenkomst gepubliceerd"))
event_planned = fact("event_planned", _("Publicatie gepland"))
event_moved = fact("event_moved", _("Bijeenkomst verplaatst"))
event_cancelled = fact("event_cancelled", _("Bijeenkomst gaat niet door"))
event_copied = fact("event_copied", _("Bijeenkomst gedupliceerd"))
draft_discarded = fact("draft_discarded", _("Concept weggegooid"))
reference_kept = fact("reference_kept", _("Basisgegevens gewijzigd"))
reference_dropped = fact("reference_dropped", _("Basisgegevens verwijderd"))
