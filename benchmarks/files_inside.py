"""Run as a process inside the site: what it takes to hand on large files. Prints JSON."""

import json
import os
from collections.abc import Callable
from datetime import timedelta
from tempfile import NamedTemporaryFile
from time import perf_counter
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.files import File  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils.timezone import now  # noqa: E402

from events.materials.actions import add_material  # noqa: E402
from events.materials.uploads import checked  # noqa: E402
from events.models import Material, Registration, State  # noqa: E402

MB, FILMS = 1_000_000, 4
FILM = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2"


def memory() -> float:
    """What this process holds now, in MiB (RSS)."""
    with open("/proc/self/statm") as told:
        return int(told.read().split()[1]) * os.sysconf("SC_PAGESIZE") / 1024**2


def handed(client: Client, path: str, **headers: str) -> dict[str, float]:
    """Read an answer to its end: seconds, the bytes of it, and how much memory it took on top at most."""
    before, most, size, started = memory(), 0.0, 0, perf_counter()
    for number, piece in enumerate(client.get(path, headers=headers).streaming_content):
        size += len(piece)
        if number % 50 == 0:
            most = max(most, memory() - before)
    return {"seconds": perf_counter() - started, "memory": most, "size": size}


def kept(registration: Registration) -> dict[str, float]:
    """Four films, each looked at and kept as a form would bring them; the seconds of one."""
    times = []
    for number in range(FILMS):
        with NamedTemporaryFile(suffix=".mp4") as film:
            film.write(FILM)
            for _ in range(50):
                film.write(os.urandom(MB - len(FILM) // 50 - 1))
            film.flush()
            times.append(timed(lambda film=film, number=number: keep(registration, File(film, name="a.mp4"), number)))
    return {"seconds": min(times)}


def keep(registration: Registration, film: File, number: int) -> Material:
    """One film at the event, for who has a place."""
    said: dict[str, Any] = {"title_nl": f"Film {number}", "moment": Material.Moment.BEFORE, "at": now(), "by": None}
    return add_material(event=registration.event, upload=checked(film), **said)


def timed(run: Callable[[], object]) -> float:
    """Seconds on the clock on the wall."""
    started = perf_counter()
    run()
    return perf_counter() - started


def main() -> dict[str, dict[str, float]]:
    """Somebody who comes to an event without materials gets four films, one of them, and the end of one."""
    coming = Registration.objects.filter(state=State.CONFIRMED, event__materials=None, event__status="published")
    registration = coming.filter(event__ends_at__gt=now() - timedelta(days=400)).select_related("event").first()
    assert registration is not None
    found = {"kept": kept(registration)}
    client = Client(HTTP_HOST="127.0.0.1")
    page = f"/aanmelding/{registration.code}/"
    film = Material.objects.filter(event=registration.event).order_by("order")[:1].get()
    assert client.get(page).status_code == 200  # what is imported and drawn first is not the film's
    found["part"] = handed(client, f"{page}materiaal/{film.pk}/", Range="bytes=-1000")
    found["whole"] = handed(client, f"{page}materiaal/{film.pk}/")
    found["zip"] = handed(client, f"{page}materiaal.zip")
    assert found["part"]["size"] == 1000 and found["whole"]["size"] == film.size
    assert found["zip"]["size"] > FILMS * 49 * MB
    return found


if __name__ == "__main__":
    print(json.dumps(main()))
