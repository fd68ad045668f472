"""Everything that this app adds to the sockets, on one page."""

from certificates.desk import panels as desk
from certificates.desk import urls as desk_urls
from certificates.issuing.holdings import HOLDINGS
from certificates.issuing.letters import KINDS
from certificates.issuing.reactions import REACTIONS
from certificates.own import panels as own
from certificates.own import reach
from certificates.own import urls as own_urls
from certificates.verifying import urls as check_urls
from events.extend import Pages, holdings, messages, pages, panels, proofs, reactions

PAGES = Pages(key="certificates", pages=desk_urls.pages, fixed=(*own_urls.fixed, *check_urls.fixed))


def register() -> None:
    """Called once, when Django is ready."""
    pages.add(PAGES)
    for holding in HOLDINGS:
        holdings.add(holding)
    for kind in KINDS:
        messages.add(kind)
    for reaction in REACTIONS:
        reactions.add(reaction)
    panels.add(desk.PANEL)
    panels.add(own.PANEL)
    panels.add(reach.PANEL)
    proofs.add(own.PROOF)
