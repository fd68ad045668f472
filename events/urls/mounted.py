"""The addresses that other apps added through `extend.pages`."""

from django.urls import URLPattern, URLResolver

from events.extend import pages


def added(name: str) -> list[URLPattern | URLResolver]:
    """What stands under `pages` or `fixed` of every app but the ground."""
    return [pattern for app in pages for pattern in getattr(app, name)]
