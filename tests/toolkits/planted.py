"""Toolkits with marked words beside events that must stay hidden, for the leak test."""

from typing import Any

from django.utils.timezone import now as clock

from events.models import Event
from tests import make
from tests.toolkits import build
from toolkits.models import TrainingRequest
from toolkits.requests.actions import ask_for_training, make_training, send_request_link, take_step

SUBJECT = "Onderwerpwoord"  # of a sensitive toolkit: on its own page, in no mail and no name of a file


def plant_toolkit(event: Event, word: str, by: Any) -> None:
    """A sensitive toolkit at the same address, of which this event is a training."""
    toolkit = build.toolkit(f"{SUBJECT} toolkit", slug=event.slug)
    Event.objects.filter(pk=event.pk).update(toolkit_key=toolkit.key)
    if not event.is_confidential:  # every programme manager may read a draft
        build.toolkit(f"{word} concept", published_at=None)


def plant_request(word: str, by: Any) -> None:
    """Somebody asks for a training, so far that it is planned; every mail of it is due."""
    toolkit, at = build.toolkit(f"{SUBJECT} toolkit"), clock()
    texts = {name: f"{word} {name}" for name in ("functions", "experience", "months", "access", "anchoring", "invoice")}
    asking = build.asking(
        organisation_name=f"{word}organisatie",
        first_name=f"{word}voornaam",
        email=f"{word.lower()}@example.org",
        **texts,
    )
    ask_for_training(toolkit=toolkit, asking=asking, token=make.token(), at=at)
    request = TrainingRequest.objects.get(toolkit=toolkit)
    send_request_link(asked=request, at=at, by=by)
    for step in ("contacted", "intake_done", "offered", "agreed"):
        take_step(asked=request, step=step, at=at, by=by)
    begins = at + 3 * make.ONE_DAY
    make_training(asked=request, starts_at=begins, ends_at=begins + make.ONE_DAY / 8, at=at, by=by)
