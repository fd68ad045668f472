"""Run as a process inside the site: CPU time and queries of calendars with a thousand entries. Prints JSON."""

import json
import os
import sys
from datetime import timedelta
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.utils.timezone import now  # noqa: E402

from benchmarks.asking import Asker  # noqa: E402
from benchmarks.inside import measured  # noqa: E402
from benchmarks.table import cpu_ms  # noqa: E402
from demo.load import make_load  # noqa: E402
from events.calendar.actions import make_feed  # noqa: E402
from events.calendar.queries import links_of  # noqa: E402
from events.models import CalendarEntry, Event, Role  # noqa: E402
from tests import make  # noqa: E402

EVENTS, OWN, ORGANISED = 1_000, 20, 300
FEED = "/agenda.ics"


def main(what: str) -> dict[str, Any]:
    """Measure with a thousand events more; or take them away again."""
    if what == "remove":
        return {"removed": Event.objects.filter(slug__startswith="load-").delete()[0]}
    make_load(events=EVENTS, registrations=0, at=now())
    client = Asker()

    def nothing_kept() -> None:
        CalendarEntry.objects.all().delete()
        client.get(FEED)

    drawn = cpu_ms(nothing_kept, 3)
    tag = client.get(FEED).headers["ETag"]
    own, staff = _own(), _staff()
    runs = {
        "agenda.ics of 1,000": lambda: client.get(FEED),
        "agenda.ics of 1,000, not changed (304)": lambda: client.get(FEED, If_None_Match=tag),
        f"own calendar of {OWN}": lambda: client.get(own),
        f"organiser's calendar of {ORGANISED}": lambda: client.get(staff),
    }
    entries = client.get(FEED).body.count(b"BEGIN:VEVENT")
    return {
        "tag": tag,
        "entries": entries,
        "drawn": drawn,
        "measured": {name: measured(run) for name, run in runs.items()},
    }


def _own() -> str:
    email = "mijn.agenda@meten.example"
    for event in _load()[:OWN]:
        make.registration(event, email=email, at=now() - timedelta(days=1))
    return _path(make_feed(kind="mine", email=email, at=now()))


def _staff() -> str:
    organiser = make.user("meten-agenda")
    Role.objects.bulk_create(Role(user=organiser, name="organiser", event=event) for event in _load()[:ORGANISED])
    return _path(make_feed(kind="organiser", user=organiser, at=now()))


def _load() -> list[Event]:
    return list(Event.objects.filter(slug__startswith="load-").order_by("pk"))


def _path(feed: Any) -> str:
    return links_of(feed).path


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1])))
