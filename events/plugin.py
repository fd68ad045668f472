"""Everything that the ground adds to the sockets, on one page."""

from django.utils.translation import gettext_lazy as _

from events.desk.attention import finders
from events.extend import (
    Duty,
    MenuItem,
    Pages,
    Reaction,
    attentions,
    duties,
    holdings,
    kinds,
    messages,
    pages,
    panels,
    reactions,
)
from events.materials import attention as material_attention
from events.materials import holdings as material_holdings
from events.materials.actions import redraw_event, remove_lost_files
from events.materials.letters import KINDS as MATERIAL_LETTERS
from events.materials.panels import PANELS as MATERIAL_PANELS
from events.messages import holdings as message_holdings
from events.messages.kinds import KINDS as MESSAGE_KINDS
from events.models import Role
from events.planning import holdings as planning_holdings
from events.planning.actions import publish_due
from events.planning.kinds import KINDS
from events.privacy.actions import forget_what_is_due
from events.registration import holdings as registration_holdings
from events.registration.forgetting import forget_typed
from events.registration.limits import forget_attempts
from events.staff import holdings as staff_holdings

PAGES = Pages(
    key="events",
    menu=(
        MenuItem("bijeen_events:agenda-list", _("Agenda"), order=10),
        MenuItem("bijeen_events:registration-find", _("Mijn aanmelding"), order=90, css="b-mine-link"),
    ),
    desk=(
        MenuItem(
            "bijeen_events:desk-home",
            _("Organiseren"),
            order=10,
            roles=(Role.Name.ORGANISER, Role.Name.CO_ORGANISER, Role.Name.PROGRAMME_MANAGER),
        ),
        MenuItem(
            "bijeen_events:desk-sessions", _("Mijn onderdelen"), order=20, roles=(Role.Name.TRAINER, Role.Name.HELPER)
        ),
        MenuItem(
            "bijeen_events:privacy-overview",
            _("Persoonsgegevens"),
            order=80,
            roles=(Role.Name.PRIVACY_OFFICER, Role.Name.ADMINISTRATOR),
        ),
    ),
)


def register() -> None:
    """Called once, when Django is ready."""
    for kind in KINDS:
        kinds.add(kind)
    for module in (registration_holdings, material_holdings, planning_holdings, message_holdings, staff_holdings):
        for holding in module.HOLDINGS:
            holdings.add(holding)
    pages.add(PAGES)
    for attention in (*finders(), *material_attention.FINDERS):
        attentions.add(attention)
    for message in (*MESSAGE_KINDS, *MATERIAL_LETTERS):
        messages.add(message)
    for panel in MATERIAL_PANELS:
        panels.add(panel)
    for fact in ("session_closed", "session_reopened", "event_closed", "event_reopened"):
        reactions.add(Reaction(f"materials_{fact}", fact, redraw_event))
    duties.add(Duty("files", "night", remove_lost_files))
    duties.add(Duty("attempts", "hour", forget_attempts))
    duties.add(Duty("typed", "hour", forget_typed))
    duties.add(Duty("forget", "night", forget_what_is_due))
    duties.add(Duty("publish", "minute", publish_due))
