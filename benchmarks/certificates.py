"""Certificates: drawn with their tags, ten thousand of them by two processes, issued to a hall, and checked by anybody."""

from benchmarks.pages import visits
from benchmarks.table import Figure, show
from tests.running import Site


def run(site: Site) -> None:
    """On a site with the year in it; it closes an event of two hundred people."""
    found = site.ask("benchmarks.drawing")
    show([
        Figure("certificate drawn, tagged: CPU", found["drawn"], "ms", "<= 2.5"),
        Figure("certificate drawn, tagged: size", found["size"] / 1000, "kB"),
        Figure("10,000 certificates drawn, two processes", found["many"], "s", "<= 15"),
        Figure("certificates issued to 200 people", found["issued"], "s"),
        Figure("certificate checked: CPU", found["check"]["cpu"], "ms"),
        Figure("certificate checked: queries", found["check"]["queries"], "", "<= 2"),
    ])  # fmt: skip
    visits(site, "certificate checked", lambda visitor: visitor.get(f"/deelnamebewijs/{found['code']}/"))
