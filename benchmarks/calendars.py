"""Calendars: the agenda of a thousand entries drawn, kept and not changed; one's own; an organiser's."""

from benchmarks.pages import visits
from benchmarks.table import Figure, show
from tests.running import Site

FEED = "/agenda.ics"
AIMS = {"agenda.ics of 1,000": "<= 15", "agenda.ics of 1,000, not changed (304)": "<= 3"}


def run(site: Site) -> None:
    """On a site with the year in it; it has a thousand events more for a while."""
    found = site.ask("benchmarks.inside_calendars", "measure")
    entries = f"{found['entries']} entries"
    show([Figure("agenda.ics of 1,000, nothing kept: CPU", found["drawn"], "ms", "", entries)])
    for name, got in found["measured"].items():
        show([
            Figure(f"{name}: CPU", got["cpu"], "ms", AIMS.get(name, "")),
            Figure(f"{name}: queries", got["queries"], ""),
        ])  # fmt: skip
    visits(site, "agenda.ics of 1,000", lambda visitor: visitor.get(FEED))
    visits(site, "agenda.ics, not changed (304)", lambda visitor: visitor.get(FEED, If_None_Match=found["tag"]))
    site.ask("benchmarks.inside_calendars", "remove")
