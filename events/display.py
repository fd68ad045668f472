"""How a visitor wants to see the pages: light, dark, or as the device does. Kept in one cookie, read without a session."""

from django.http import HttpRequest

COOKIE = "bijeen_theme"
THEMES = ("light", "dark")


def theme_of(request: HttpRequest | None) -> str:
    """`light` or `dark` when the visitor chose one; empty follows the device.

    A page that is kept for more visitors has this in its key.
    """
    chosen = request.COOKIES.get(COOKIE, "") if request else ""
    return chosen if chosen in THEMES else ""
