"""Run as a process inside the site: what certificates cost, without a server. Prints JSON."""

import json
import os
from datetime import timedelta
from multiprocessing import get_context
from time import perf_counter

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils.timezone import now  # noqa: E402

from benchmarks.inside import measured  # noqa: E402
from benchmarks.table import cpu_ms  # noqa: E402
from certificates.designs.paper import pdf_of  # noqa: E402
from certificates.issuing.actions import issue_certificates  # noqa: E402
from certificates.models import Certificate  # noqa: E402
from events.models import Event  # noqa: E402
from tests import make  # noqa: E402
from tests.certificates.staged import attended, close  # noqa: E402

PEOPLE, MANY = 200, 10_000


def main() -> dict:
    """A hall of two hundred: closed, issued, drawn, checked."""
    event = _hall()
    started = perf_counter()
    assert issue_certificates(event=event, at=now()) == PEOPLE
    issued = perf_counter() - started
    given = list(Certificate.objects.filter(event=event).select_related("event"))
    client = Client(HTTP_HOST="127.0.0.1")
    return {
        "issued": issued,
        "drawn": cpu_ms(lambda: pdf_of(given[0]), 100),
        "size": len(pdf_of(given[0])),
        "many": _many(given),
        "check": measured(lambda: client.get(f"/deelnamebewijs/{given[0].code}/")),
        "code": given[0].code,
    }


def _hall() -> Event:
    event = event_of_before()
    for _ in range(PEOPLE):
        attended(event)
    return close(event)


def event_of_before() -> Event:
    """Under an address of its own: other processes made events on this site too."""
    return make.event("Een zaal vol", slug="meten-van-bewijzen", places=None, starts_at=now() - timedelta(days=2))


def _many(given: list[Certificate]) -> float:
    """Seconds until two processes have drawn ten thousand, each as often as there are."""
    connections.close_all()
    context, started = get_context("fork"), perf_counter()
    both = [context.Process(target=_draw, args=(given[half::2], MANY // PEOPLE)) for half in (0, 1)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    return perf_counter() - started


def _draw(given: list[Certificate], times: int) -> None:
    for _ in range(times):
        for one in given:
            pdf_of(one)


if __name__ == "__main__":
    print(json.dumps(main()))
