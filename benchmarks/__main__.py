"""`make bench`: print every figure, or those of the words that are given: pages, registering, door, certificates, files, calendars, starting, waiting."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("BIJEEN_DEMO", "1")
django.setup()

from benchmarks import calendars, certificates, door, files, pages, registering, starting, waiting  # noqa: E402
from tests.running import Site, scratch_database  # noqa: E402

PARTS = {
    "starting": starting,
    "registering": registering,
    "door": door,
    "certificates": certificates,
    "files": files,
    "calendars": calendars,
    "waiting": waiting,
    "pages": pages,
}


def main() -> int:
    """Each part on one site with the year in it, on SQLite or where DATABASE_URL says."""
    wanted = sys.argv[1:] or list(PARTS)
    if unknown := set(wanted) - set(PARTS):
        print(f"There is no {', '.join(sorted(unknown))}. There are: {', '.join(PARTS)}.", file=sys.stderr)
        return 1
    with TemporaryDirectory() as folder, scratch_database(Path(folder)) as url:
        site = Site(url, Path(folder), DEBUG="0")
        site.run("manage.py", "collectstatic", "--noinput", "-v0")
        site.run("manage.py", "load_demo")
        site.start()
        print(f"on {url.partition(':')[0]}, {os.cpu_count()} cores, two workers")
        try:
            for name in wanted:
                PARTS[name].run(site)
        finally:
            site.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
