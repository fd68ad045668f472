"""Everything that this app adds to the sockets, on one page."""

from django.utils.translation import gettext_lazy as _

from events import extend
from events.extend import Ask, Attention, Audience, DeskAttention, MenuItem, Pages, Panel
from events.models import Message, Role
from learning.networks import attention, holdings, letters, panels, urls
from learning.networks.actions import mail_links

PAGES = Pages(
    key="learning",
    pages=urls.pages,
    fixed=urls.fixed,
    menu=(MenuItem("bijeen_events:learning-list", _("Leernetwerken"), order=20),),
    desk=(
        MenuItem(
            "bijeen_events:learning-desk",
            _("Leernetwerken"),
            order=30,
            roles=(Role.Name.ORGANISER, Role.Name.CO_ORGANISER, Role.Name.PROGRAMME_MANAGER),
        ),
    ),
)
PLACE = "bijeen/learning/networks/"
PANELS = (
    Panel("network", "event", PLACE + "panel_event.html", panels.of_event),
    Panel("network_desk", "desk", PLACE + "panel_desk.html", panels.at_the_desk),
    Panel("network_goals", "registration", PLACE + "panel_goals.html", panels.of_registration),
    Panel("network_mine", "mine", PLACE + "panel_goals.html", panels.of_mine),
)


def register() -> None:
    """Called once, when Django is ready."""
    extend.pages.add(PAGES)
    for panel in PANELS:
        extend.panels.add(panel)
    for kind in letters.KINDS:
        extend.messages.add(kind)
    extend.asks.add(Ask("network_links_asked", _mail_links))
    for holding in holdings.HOLDINGS:
        extend.holdings.add(holding)
    extend.attentions.add(Attention("networks", attention.of_events))
    extend.desk_attentions.add(DeskAttention("networks", attention.of_user))
    extend.audiences.add(Audience("network", _("Leden van het leernetwerk"), panels.is_member))


def _mail_links(asked: Message) -> None:
    mail_links(email=asked.email, at=asked.planned_at)
