"""The pages, drawn and kept, for one visitor and for eight; the agenda of a thousand events and of ten thousand."""

from benchmarks.crowd import Visit, pace
from benchmarks.table import Figure, show
from benchmarks.visitor import Visitor
from tests.running import Site

CPU = {
    "event page, drawn": "<= 15",
    "event page, not changed (304)": "<= 3",
    "registration form": "<= 5",
    "registration sent": "<= 12",
}
QUERIES = {"event page, drawn": "<= 6", "registration sent": "<= 9", "form, sent, thanks": "<= 14"}


def run(site: Site) -> None:
    """On a site with the year in it; it has ten thousand events more at the end."""
    found = site.ask("benchmarks.inside", "event")
    _show(found["measured"])
    page, form = f"/agenda/{found['slug']}/", f"/agenda/{found['slug']}/aanmelden/"
    tag = Visitor(site.port).get(page).header("ETag")
    visits(site, "event page, kept, with its seats", lambda visitor: visitor.get(page), ">= 245", ">= 500")
    visits(site, "event page, not changed (304)", lambda visitor: visitor.get(page, If_None_Match=tag))
    visits(site, "registration form", lambda visitor: visitor.get(form))
    for more, label in ((0, "the year"), (1_000, "1,000 events"), (9_000, "10,000 events")):
        if more:
            site.run("manage.py", "make_load", "--events", str(more))
        _show(site.ask("benchmarks.inside", "agenda")["measured"], f" of {label}")
        visits(site, f"agenda of {label}", lambda visitor: visitor.get("/agenda/"))


def visits(site: Site, name: str, visit: Visit, one: str = "", eight: str = "") -> None:
    """How fast it is for one visitor, and for eight at once."""
    for number, words, aim in ((1, "one visitor", one), (8, "eight at once", eight)):
        seen = pace(site, visit, number)
        show([Figure(f"{name}, {words}", seen.per_second, "per s", aim, str(seen))])


def _show(measured: dict, of: str = "") -> None:
    for name, got in measured.items():
        show([
            Figure(f"{name}{of}: CPU", got["cpu"], "ms", CPU.get(name, "")),
            Figure(f"{name}{of}: queries", got["queries"], "", QUERIES.get(name, "")),
        ])  # fmt: skip
