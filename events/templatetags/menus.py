"""The menus: what the apps added through `extend.pages`, as far as it is mounted here."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from events import access
from events.extend import MenuItem, Text, pages


@dataclass(frozen=True)
class Link:
    """One line of a menu."""

    url: str
    label: Text
    is_current: bool
    css: str = ""


def address(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a page, or nothing where it is not mounted."""
    try:
        return reverse(name, args=args, kwargs=kwargs)
    except NoReverseMatch:
        return ""


def main(request: HttpRequest | None) -> list[Link]:
    """The main menu, the same for everybody."""
    return _links([item for added in pages for item in added.menu], request)


def desk(request: HttpRequest) -> list[Link]:
    """The desk's menu, for who is signed in."""
    user = getattr(request, "user", None)
    mine = set(access.roles_of(user).values_list("name", flat=True)) if user else set()
    return _links([item for added in pages for item in added.desk if not item.roles or mine & set(item.roles)], request)


def _links(items: list[MenuItem], request: HttpRequest | None) -> list[Link]:
    path = request.path if request else ""
    found = [(address(item.url_name), item) for item in sorted(items, key=lambda item: item.order)]
    found = [(url, item) for url, item in found if url]
    here = max((url for url, _item in found if path.startswith(url)), key=len, default="")
    return [Link(url, item.label, url == here, item.css) for url, item in found]
