"""Everything that this app adds to the sockets, on one page."""

from django.utils.translation import gettext_lazy as _

from events import extend
from events.extend import DeskAttention, Duty, MenuItem, Pages, Panel
from events.models import Role
from events.topics import topics
from toolkits.library import panels, topic
from toolkits.library import urls as library
from toolkits.library.actions import remove_lost_parts
from toolkits.requests import attention, holdings, letters
from toolkits.requests import urls as requests
from toolkits.requests.reactions import REACTIONS

KEEPERS = (Role.Name.ORGANISER, Role.Name.PROGRAMME_MANAGER)
PAGES = Pages(
    key="toolkits",
    pages=(*library.pages, *requests.pages),
    fixed=(*library.fixed, *requests.fixed),
    menu=(MenuItem("bijeen_events:toolkits-list", _("Toolkits"), order=30),),
    desk=(
        MenuItem("bijeen_events:toolkits-desk", _("Toolkits"), order=40, roles=KEEPERS),
        MenuItem("bijeen_events:toolkits-desk-requests", _("Aanvragen"), order=50, roles=KEEPERS),
    ),
)
PLACE = "bijeen/toolkits/library/"
PANELS = (
    Panel("toolkit", "event", PLACE + "panel_event.html", panels.of_event),
    Panel("toolkit_desk", "desk", PLACE + "panel_desk.html", panels.at_the_desk),
)


def register() -> None:
    """Called once, when Django is ready."""
    extend.pages.add(PAGES)
    for panel in PANELS:
        extend.panels.add(panel)
    for kind in letters.KINDS:
        extend.messages.add(kind)
    for holding in holdings.HOLDINGS:
        extend.holdings.add(holding)
    for reaction in REACTIONS:
        extend.reactions.add(reaction)
    topics.add(topic.TOOLKIT)
    extend.desk_attentions.add(DeskAttention("training_requests", attention.of_user))
    extend.duties.add(Duty("toolkit_files", "night", remove_lost_parts))
