"""Run as a process inside an empty site: what must be there before an organiser can begin, as JSON."""

import json
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from tests import make  # noqa: E402


def main() -> dict[str, str]:
    """An organiser who can sign in, and a building with two rooms."""
    organiser = make.user("organiser", role="organiser")
    venue = make.venue("Het Huis", rooms=2)
    return {"organiser": organiser.email, "venue": venue.name}


if __name__ == "__main__":
    print(json.dumps(main()))
