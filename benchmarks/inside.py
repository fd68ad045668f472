"""Run as a process inside the site: CPU time and queries of each page, without a server. Prints JSON."""

import json
import os
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.cache import caches  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils.timezone import now  # noqa: E402

from benchmarks.asking import Asker  # noqa: E402
from benchmarks.table import cpu_ms  # noqa: E402
from events.models import Event  # noqa: E402
from events.registration.limits import forget_attempts  # noqa: E402

Measure = Callable[[], object]


def of_agenda(client: Asker) -> dict[str, Measure]:
    """The list, and a search in it."""
    return {
        "agenda": lambda: client.get("/agenda/"),
        "agenda, searched": lambda: client.get("/agenda/?zoek=taal"),
    }


def of_event(client: Asker, slug: str) -> dict[str, Measure]:
    """The conference's page, its form, a form that is sent, and all that one person asks for."""
    page, form = f"/agenda/{slug}/", f"/agenda/{slug}/aanmelden/"

    def drawn() -> None:
        caches["default"].clear()
        client.get(page)

    def sent() -> str:
        number = uuid4().hex[:12]
        data = {"token": str(uuid4()), "first_name": "Mens", "family_name": number, "email": f"{number}@example.org"}
        answer = client.send(form, {**data, "for_myself": "on", "role": "volunteer", "mode": "online"})
        assert answer.status == 302, answer.status
        return answer.headers["Location"]

    def whole_way() -> None:
        client.get(form)
        client.get(sent())

    tag = client.get(page).headers["ETag"]
    return {
        "event page, drawn": drawn,
        "event page, kept": lambda: client.get(page),
        "event page, not changed (304)": lambda: client.get(page, If_None_Match=tag),
        "registration form": lambda: client.get(form),
        "registration sent": sent,
        "form, sent, thanks": whole_way,
    }


def measured(run: Measure) -> dict[str, float]:
    """Milliseconds of CPU, the median of thirty; and how many queries, what begins and ends a transaction left out."""
    run()
    queries = 0

    def count(execute: Callable[..., Any], sql: str, *asked: Any) -> Any:
        nonlocal queries
        queries += not sql.startswith(("BEGIN", "SAVEPOINT", "RELEASE"))
        return execute(sql, *asked)

    with connection.execute_wrapper(count):
        run()
    return {"cpu": cpu_ms(run), "queries": queries}


def _conference() -> Event:
    """The one of the year."""
    return Event.objects.filter(kind="annual_conference", ends_at__gt=now()).order_by("pk")[:1].get()


def main(what: str) -> dict:
    """All of the agenda, or all of the event; or forget how often somebody tried."""
    if what == "forget":
        return {"forgotten": forget_attempts(now() + timedelta(days=1))}
    client, slug = Asker(), _conference().slug
    runs = of_agenda(client) if what == "agenda" else of_event(client, slug)
    return {"slug": slug, "measured": {name: measured(run) for name, run in runs.items()}}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1])))
