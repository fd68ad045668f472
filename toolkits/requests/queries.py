"""Requests for a training as pages read them; each a constant number of queries."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from events.facts import fact_names
from events.models import Event, Fact
from toolkits.models import TrainingRequest
from toolkits.requests import facts
from toolkits.requests.states import ENDS, WAY

State = TrainingRequest.State
TOLD = (
    facts.training_asked,
    facts.training_request_changed,
    facts.training_step_taken,
    facts.training_request_declined,
    facts.training_request_withdrawn,
    facts.training_link_sent,
)
KINDS = ("learning_session", "toolkit_training")


@dataclass(frozen=True)
class Happened:
    """One line of the history."""

    sentence: str
    at: datetime
    by: Any


def requests_open() -> list[TrainingRequest]:
    """What is not over, who waits longest first."""
    rows = TrainingRequest.objects.exclude(state__in=ENDS).select_related("toolkit", "event")
    return list(rows.order_by("asked_at", "pk"))


def requests_over(most: int = 50) -> list[TrainingRequest]:
    """What is over, the last first."""
    rows = TrainingRequest.objects.filter(state__in=ENDS).select_related("toolkit", "event")
    return list(rows.order_by("-ended_at", "-pk")[:most])


def history_of(request: TrainingRequest) -> list[Happened]:
    """What happened to it, from the facts, the last first."""
    rows = Fact.objects.filter(event=None, name__in=[one.key for one in TOLD], data__asked=request.pk)
    return [Happened(_sentence(row), row.at, row.by) for row in rows.select_related("by").order_by("-at", "-pk")]


def _sentence(row: Fact) -> str:
    """A step is told by the state that it led to."""
    if row.name == facts.training_step_taken.key and row.data.get("state") in State.values:
        return str(State(row.data["state"]).label)
    return str(fact_names[row.name].sentence)


def way_of(request: TrainingRequest) -> list[tuple[Any, str]]:
    """Every step with how it stands: "done", "now" or "to come"; nothing once it was declined or withdrawn."""
    if request.state not in WAY:
        return []
    here = WAY.index(State(request.state))
    return [(step, "done" if place < here else "now" if place == here else "") for place, step in enumerate(WAY)]


def trainings_to_choose(request: TrainingRequest, events: QuerySet[Event], at: datetime) -> QuerySet[Event]:
    """Of these events those that can answer a request: about its toolkit or about none yet, to come, and of no other."""
    about = Q(toolkit_key=request.toolkit.key) | Q(toolkit_key="", kind__in=KINDS)
    rows = events.filter(about, training_request=None).exclude(status__in=("cancelled", "closed"))
    return rows.filter(Q(starts_at=None) | Q(starts_at__gt=at)).order_by("starts_at", "pk")
