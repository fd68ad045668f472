"""Many people at the same moment, over HTTP."""

import time
from collections.abc import Callable
from threading import Barrier, Thread
from uuid import uuid4

from tests.running import Site


def together(runs: list[Callable[[], object]]) -> tuple[list, float]:
    """Do all of them at the same moment; gives what each gave, and how long until the last was done."""
    barrier, results = Barrier(len(runs) + 1), [None] * len(runs)

    def one(number: int, run: Callable[[], object]) -> None:
        barrier.wait()
        results[number] = run()

    threads = [Thread(target=one, args=pair) for pair in enumerate(runs)]
    for thread in threads:
        thread.start()
    barrier.wait()
    started = time.monotonic()
    for thread in threads:
        thread.join()
    return results, time.monotonic() - started


def forms(site: Site, slug: str, people: range, **more: str) -> list:
    """One ready form for each, as a browser would send it."""
    path = f"/agenda/{slug}/aanmelden/"
    token, cookie = site.token(path)

    def form(number: int):
        data = {
            "csrfmiddlewaretoken": token,
            "token": str(uuid4()),
            "first_name": f"Mens{number}",
            "family_name": "van de Test",
            "email": f"mens{number}@example.org",
            "for_myself": "on",
            "role": "volunteer",
            **more,
        }
        return lambda: site.post(path, data, cookie)

    return [form(number) for number in people]
