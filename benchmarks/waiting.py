"""A waiting list of a thousand that is served at once, and the desk's list of three thousand people."""

from benchmarks.table import Figure, show
from tests.running import Site


def run(site: Site) -> None:
    """On a site that runs; meetings with many people come into its store."""
    found = site.ask("benchmarks.waiting_inside")
    show([
        Figure("1,000 served, two workshops each: on the clock", found["given"], "s", "<= 1"),
        Figure("1,000 are offered a place: on the clock", found["offered"], "s", "<= 1"),
        Figure("one of 1,000 served, by priorities", found["priorities"], "s"),
        Figure("list of 3,000 at the desk: queries", found["list"]["queries"], "", "<= 10"),
        Figure("list of 3,000 at the desk: size of a page", found["list"]["size"] / 1000, "kB", "<= 60"),
        Figure("list of 3,000 at the desk: CPU", found["list"]["cpu"], "ms"),
    ])  # fmt: skip
