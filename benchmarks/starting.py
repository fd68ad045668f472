"""What it costs to begin: a command, and the memory of a worker that has drawn some pages."""

from subprocess import run as command

from benchmarks.table import Figure, show, wall_ms
from tests.running import Site


def run(site: Site) -> None:
    """On a site that runs."""
    seconds = wall_ms(lambda: site.run("manage.py", "check"), 3) / 1000
    show([Figure("manage.py check, the median of three", seconds, "s", "<= 1.5")])
    for path in ("/", "/agenda/", "/inloggen/"):
        for _ in range(4):
            site.get(path)
    show([Figure("memory of a web worker", max(_workers(site)), "MiB", "<= 90")])


def _workers(site: Site) -> list[float]:
    """What each worker holds, in MiB (RSS)."""
    parent = str(site.processes[0].pid)
    rows = command(["ps", "--ppid", parent, "-o", "rss="], capture_output=True, text=True, check=True).stdout.split()
    return [int(row) / 1024 for row in rows]
