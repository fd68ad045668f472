"""What personal data is where, and when it goes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import CharField, EmailField, Model, Q, TextField

from events.extend import Holding, holdings
from events.models import ForgetRun


@dataclass(frozen=True)
class Held:
    """One holding, how many rows hold something of it now, and how many go in the coming week."""

    holding: Holding
    rows: int
    soon: int


def what_is_held(at: datetime) -> list[Held]:
    """Every holding with its rows of now, and those that a run a week from now would forget."""
    week = at + timedelta(weeks=1)
    return [Held(holding, _rows(holding), holding.forget(week, True) if holding.forget else 0) for holding in holdings]


@dataclass(frozen=True)
class Run:
    """One run: when, and of each holding that lost something its name and how many rows."""

    at: datetime
    forgotten: list[tuple[Any, int]]


def last_runs(number: int = 5) -> list[Run]:
    """The latest runs, newest first. A holding that is there no more has its key for a name."""
    return [Run(run.at, _named(run.counts)) for run in ForgetRun.objects.all()[:number]]


def _named(counts: dict[str, int]) -> list[tuple[Any, int]]:
    names = {holding.key: holding.what for holding in holdings}
    return [(names.get(key, key), rows) for key, rows in counts.items() if rows]


def _rows(holding: Holding) -> int:
    if holding.held is not None:
        return holding.held()
    columns: dict[str, list[str]] = {}
    for column in holding.columns:
        model, name = column.split(".")
        columns.setdefault(model, []).append(name)
    return sum(_rows_of(apps.get_model(holding.app, model), names) for model, names in columns.items())


def _rows_of(model: type[Model], names: list[str]) -> int:
    filled = Q()
    for name in names:
        field = model._meta.get_field(name)
        if isinstance(field, (CharField, TextField, EmailField)):
            filled |= ~Q(**{name: ""})
        elif getattr(field, "null", False):
            filled |= Q(**{f"{name}__isnull": False})
        else:
            return model._default_manager.count()
    return model._default_manager.filter(filled).count()
