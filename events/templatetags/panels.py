"""The boxes that apps put on pages of the ground."""

from typing import Any

from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from events.extend import panels


def drawn(context: Context, place: str, subject: Any) -> SafeString:
    """Every panel of this place that has something to show, in its order: `{% panels "registration" registration %}`."""
    request = context.get("request")
    wanted = sorted((panel for panel in panels if panel.place == place), key=lambda panel: panel.order)
    shown = ((panel, panel.show(request, subject)) for panel in wanted)
    boxes = [render_to_string(panel.template, told, request) for panel, told in shown if told is not None]
    return mark_safe("".join(boxes))  # noqa: S308
