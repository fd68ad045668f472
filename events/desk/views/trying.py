"""A form of the desk that does one thing when it is good."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from events.desk.forms.versions import again
from events.refusals import ChangedMeanwhile, Refusal

Build = Callable[[Any, Any], Any]  # the form for a row as it stands, and what was sent


def tried(request: HttpRequest, row: Any, build: Build, act: Callable[[Any], Any]) -> tuple[Any, Any]:
    """The form, and what `act` gave for it; None when nothing was sent, or it was refused: that stands in the form.

    Saved over a newer version, it is the form on top of what stands now (`versions`), or None where that is there no more:
    `build` then gives None.
    """
    form = build(row, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return form, None
    try:
        return form, act(form)
    except ChangedMeanwhile as no:
        newest = no.now
        is_there = build(newest, None) is not None
        return again(lambda data: build(newest, data), request.POST, no) if is_there else None, None
    except Refusal as no:
        form.refuse(no)
        return form, None
