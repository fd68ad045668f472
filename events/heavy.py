"""Modules that weigh megabytes and are asked for a few times a day: a spreadsheet, a PDF."""

from functools import partial
from importlib import import_module
from typing import Any

from django.utils.functional import SimpleLazyObject


def heavy(module: str) -> Any:
    """The module of this name, read when something of it is first used: no page and no command carries it for nothing."""
    return SimpleLazyObject(partial(import_module, module))
