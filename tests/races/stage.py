"""What a race needs from inside the site, run as a process of its own: `python -m tests.races.stage prepare|count|raise`."""

import json
import os
import sys
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.utils.timezone import now  # noqa: E402

from events.models import HOLDING, Event, Group, Registration, SessionChoice, State  # noqa: E402
from events.places.actions import set_places  # noqa: E402
from events.registration.invariants import broken  # noqa: E402
from tests import make  # noqa: E402


def prepare() -> dict:
    """An event with fifty places left, and a conference with room for all and fifty places in one workshop."""
    starts_at = now() + timedelta(weeks=3)
    small = make.event("Vijftig plekken", places=50, starts_at=starts_at)
    day = make.conference(places=1000, rounds=1, sessions=2, each=50, starts_at=starts_at)
    workshop = day.sessions.first()
    return {"event": small.slug, "conference": day.slug, "field": f"ronde_{workshop.round_id}", "session": workshop.pk}


def count() -> dict:
    """Who holds what now, and every broken invariant."""
    states = {
        state: Registration.objects.filter(event__title_nl="Vijftig plekken", state=state).count()
        for state in State.values
    }
    return {
        "event": states,
        "workshop": SessionChoice.objects.filter(state__in=HOLDING).count(),
        "workshop_waiting": SessionChoice.objects.filter(state=State.WAITING).count(),
        "codes": list(
            Registration.objects.filter(event__title_nl="Vijftig plekken", state="confirmed").values_list(
                "code", flat=True
            )
        ),
        "parted": [group.pk for group in Group.objects.all() if len(set(_states(group))) > 1],
        "broken": broken(),
    }


def _states(group: Group) -> list[str]:
    return list(group.registrations.values_list("state", flat=True))


def more() -> dict:
    """Raise the limit of the small event by ten, while others come and go."""
    set_places(event=Event.objects.get(title_nl="Vijftig plekken"), capacity=60, at=now())
    return {}


if __name__ == "__main__":
    print(json.dumps({"prepare": prepare, "count": count, "more": more}[sys.argv[1]]()))
