"""The door: scans one by one, batches of five hundred, and what its page weighs with all that comes with it."""

import json
import re
from http.client import HTTPConnection
from random import choice
from time import perf_counter
from urllib.parse import urljoin
from uuid import uuid4

from django.utils.timezone import now

from benchmarks.crowd import pace
from benchmarks.table import Figure, show
from benchmarks.visitor import Visitor
from tests.running import Site

API, BATCH = "/api/v1/checkins", 500
READER = "/static/bijeen/vendor/qr/decode.js"


def run(site: Site) -> None:
    """On any site; makes an event of today of its own."""
    stage = site.ask("benchmarks.inside_door")
    is_sqlite = site.environment["DATABASE_URL"].startswith("sqlite")

    def scanned(visitor: Visitor) -> None:
        _send(visitor, stage, [choice(stage["tickets"])])

    for number, words, aim in ((1, "one phone", ">= 190" if is_sqlite else ">= 220"), (8, "eight phones", ">= 350")):
        seen = pace(site, scanned, number)
        show([Figure(f"scan, {words}", seen.per_second, "per s", aim, str(seen))])
    starts = range(0, len(stage["tickets"]), BATCH)

    def batch(visitor: Visitor) -> None:
        start = choice(starts)
        _send(visitor, stage, stage["tickets"][start : start + BATCH])

    for number, words, aim in ((1, "one phone: median", "<= 120"), (8, "eight phones: median", "<= 800")):
        seen = pace(site, batch, number)
        show([Figure(f"batch of {BATCH} scans, {words}", seen.median, "ms", aim, f"p95 {seen.p95:.0f} ms")])
    started = perf_counter()
    weight, parts = _weight(site, stage)
    took = (perf_counter() - started) * 1000
    show(
        [
            Figure(
                "door page with all of it, over the wire",
                weight / 1000,
                "kB",
                "<= 200",
                f"{parts} parts, {took:.0f} ms",
            )
        ]
    )


def _send(visitor: Visitor, stage: dict, tickets: list[str]) -> None:
    moment = now().isoformat()
    scans = [
        {
            "id": str(uuid4()),
            "action": "in",
            "ticket": f"/T/{ticket}",
            "session": stage["session"],
            "scanned_at": moment,
        }
        for ticket in tickets
    ]
    body = {"sent_at": moment, "device": str(uuid4()), "event": stage["event"], "scans": scans}
    answer = visitor.post(API, json.dumps(body), Authorization=f"Bearer {stage['token']}")
    assert answer.status == 200, answer.body
    assert '"verdict"' in answer.body and '"problem"' not in answer.body


def _weight(site: Site, stage: dict) -> tuple[int, int]:
    """The page, its styles, the face, the script and what that imports, each once, as a browser asks for them."""
    visitor = Visitor(site.port)
    visitor.get(f"/inchecken/link/{stage['link']}/")
    address = f"/inchecken/{stage['event']}/"
    page = _fetched(site, address, visitor.cookie)
    asked = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.decode()))
    sizes, todo = {address: len(page)}, [*asked, READER]
    while todo:
        path = todo.pop()
        if path in sizes:
            continue
        sizes[path] = len(_fetched(site, path, packed=True))
        if path.endswith(".js"):
            text = _fetched(site, path).decode()
            todo += [urljoin(path, found) for found in re.findall(r'(?:from|import) "?\'?(\.[^"\']+)', text)]
    return sum(sizes.values()), len(sizes)


def _fetched(site: Site, path: str, cookie: str = "", packed: bool = False) -> bytes:
    connection = HTTPConnection("127.0.0.1", site.port, timeout=30)
    headers = {**({"Cookie": cookie} if cookie else {}), **({"Accept-Encoding": "gzip"} if packed else {})}
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    assert response.status == 200, (path, response.status)
    return body
