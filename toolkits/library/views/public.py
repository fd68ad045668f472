"""The pages for anybody: which toolkits there are, one of them, and its files."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from events import access
from events.materials.serving import served
from toolkits.library import queries
from toolkits.library.access import part_to_see, toolkit_to_see
from toolkits.library.telling import file_name, title_outside, told_of

PLACE = "bijeen/toolkits/library/"


@require_safe
def toolkits(request: HttpRequest) -> HttpResponse:
    """Every published toolkit; with the quick exit where one of them is sensitive."""
    found = list(queries.toolkits_listed())
    has_exit = any(told_of(toolkit).has_exit for toolkit in found)
    return render(request, PLACE + "list.html", {"toolkits": found, "has_exit": has_exit})


@require_safe
def toolkit(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One toolkit: whom to call, what is in it, when there is a training, and asking for one."""
    shown = toolkit_to_see(slug)
    if moved := access.moved_to(request, shown):
        return moved
    context = {
        "toolkit": shown,
        "told": told_of(shown),
        "title": title_outside(shown),
        "parts": queries.parts_of(shown),
        "help_lines": queries.help_lines_of(shown),
        "coming": queries.coming_sessions(shown, now()),
    }
    return render(request, PLACE + "toolkit.html", context)


@require_safe
def part(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A file of a toolkit, or the way to its link; for anybody when the toolkit is published."""
    found = part_to_see(request.user, key)
    if not (found.is_file or found.link):  # a text: it stands on the page itself
        raise Http404
    response = served(request, found, file_name(found))
    is_public = found.toolkit.is_published
    patch_cache_control(
        response, no_cache=True, **({"public": True} if is_public else {"private": True, "no_store": True})
    )
    return response
