"""What a race for offered places needs from inside the site: `python -m tests.races.waiting_stage prepare|late|rest|count`."""

import json
import os
import sys
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.utils.timezone import now  # noqa: E402

from events.models import DutyRun, Event, Message, PlaceOffer, Registration, State  # noqa: E402
from events.places.actions import set_places  # noqa: E402
from events.registration import actions  # noqa: E402
from events.registration.invariants import broken  # noqa: E402
from tests import make  # noqa: E402

TITLE, PLACES, WAITING = "Aangeboden plekken", 50, 100


def prepare() -> dict:
    """Fifty places that are all offered, to the first fifty of a hundred who wait."""
    said = {"starts_at": now() + timedelta(weeks=6), "freed_places": "offered"}
    event = make.event(TITLE, places=0, **said)
    for number in range(WAITING):
        actions.register(event=event, person=make.person(email=f"wacht{number}@example.org"), at=now())
    set_places(event=event, capacity=PLACES, at=now())
    offered = Registration.objects.filter(event=event, state=State.OFFERED).order_by("pk")
    return {"event": event.slug, "codes": list(offered.values_list("code", flat=True))}


def late() -> dict:
    """The term of five offers passes now, and the worker looks for such offers at once."""
    keys = list(PlaceOffer.objects.filter(answer="").order_by("pk").values_list("pk", flat=True)[:5])
    PlaceOffer.objects.filter(pk__in=keys).update(expires_at=now())
    DutyRun.objects.filter(key="terms").delete()
    return {}


def more() -> dict:
    """Ten places more."""
    set_places(event=Event.objects.get(title_nl=TITLE), capacity=PLACES + 10, at=now())
    return {}


def rest() -> dict:
    """The lease of a worker that died is over: another may send what it had claimed."""
    Message.objects.filter(status="sending").update(not_before=now())
    return {}


def count() -> dict:
    """Who stands how, what they were told and what is still to be told, and every broken invariant."""
    rows = Registration.objects.filter(event__title_nl=TITLE)
    due = Message.objects.filter(status__in=("due", "sending"))
    return {
        "states": {state: rows.filter(state=state).count() for state in State.values},
        "people": {row.email: (row.state, row.reason) for row in rows},
        "offers": PlaceOffer.objects.filter(answer="").count(),
        "due": due.count(),
        "failed": Message.objects.filter(status="failed").count(),
        "broken": broken(),
    }


if __name__ == "__main__":
    steps = {"prepare": prepare, "late": late, "more": more, "rest": rest, "count": count}
    print(json.dumps(steps[sys.argv[1]]()))
