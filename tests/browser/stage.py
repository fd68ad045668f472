"""Run as a process inside a site: what must be there before a play begins, or what happens between its acts. Prints JSON."""

import json
import os
import sys
from datetime import datetime, timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.utils.timezone import now  # noqa: E402

from events.models import Event, Round, Speaker  # noqa: E402
from events.moments import local  # noqa: E402
from tests import make  # noqa: E402
from tests.hosts.passing import go_by  # noqa: E402


def empty() -> dict[str, str]:
    """An organiser and a trainer who can sign in, and a building with two rooms."""
    organiser, trainer = make.user("organiser", role="organiser"), make.user("trainer")
    speaker = Speaker.objects.create(first_name="Noor", family_name="Bakker", user=trainer)
    venue = make.venue("Het Huis", rooms=2)
    return {"organiser": organiser.email, "trainer": trainer.email, "speaker": str(speaker), "venue": venue.name}


def begins(round_: str) -> dict[str, str]:
    """The round with this name began two minutes ago: whoever comes in now was there, and at midnight too it is of today."""
    return hours(go_by(Round.objects.get(name_nl=round_).starts_at - (now() - timedelta(minutes=2))))


def over() -> dict[str, str]:
    """It was over a minute ago."""
    return hours(go_by(Event.objects.get().ends_at - (now() - timedelta(minutes=1))))


def hours(event: Event) -> dict[str, str]:
    """From when to when it is from now on."""
    return {"starts_at": written(event.starts_at), "ends_at": written(event.ends_at)}


def written(moment: datetime) -> str:
    """On the clock of the Netherlands, to the second."""
    return local(moment).isoformat(timespec="seconds")


if __name__ == "__main__":
    print(json.dumps({"empty": empty, "begins": begins, "over": over}[sys.argv[1]](*sys.argv[2:])))
