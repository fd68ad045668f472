"""What can happen in a network."""

from django.utils.translation import gettext_lazy as _

from events.facts import fact

network_made = fact("network_made", _("Leernetwerk gemaakt"))
network_changed = fact("network_changed", _("Leernetwerk gewijzigd"))
network_member_added = fact("network_member_added", _("Organisatie doet mee met het leernetwerk"))
network_member_changed = fact("network_member_changed", _("Afspraken met een organisatie gewijzigd"))
network_member_ended = fact("network_member_ended", _("Organisatie is uit het leernetwerk"))
network_person_added = fact("network_person_added", _("Iemand toegevoegd aan het leernetwerk"))
network_person_ended = fact("network_person_ended", _("Iemand doet niet meer mee met het leernetwerk"))
network_link_sent = fact("network_link_sent", _("Link naar het leernetwerk gemaild"))
goal_chosen = fact("goal_chosen", _("Verbeterdoel gekozen"))
goal_changed = fact("goal_changed", _("Verbeterdoel gewijzigd"))
goal_step_taken = fact("goal_step_taken", _("Stap bij een verbeterdoel"))
join_requested = fact("join_requested", _("Organisatie wil meedoen met het leernetwerk"))
join_accepted = fact("join_accepted", _("Organisatie toegelaten tot het leernetwerk"))
join_declined = fact("join_declined", _("Organisatie niet toegelaten tot het leernetwerk"))
