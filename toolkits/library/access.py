"""Who may touch which toolkit. No right, no object: the answer is a 404."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from events import access
from events.models import Event
from toolkits.models import Part, Toolkit


def toolkit_to_see(slug: str) -> Toolkit:
    """A published toolkit by its address, or by one that it once had, for anybody. A view asks `access.moved_to` next."""
    rows = Toolkit.objects.exclude(published_at=None).select_related("line")
    found = rows.filter(slug=slug).first() or rows.filter(old_slugs__slug=slug).first()
    if found is None:
        raise Http404
    return found


def part_to_see(user: Any, key: Any) -> Part:
    """A part of a published toolkit for anybody; of a draft for who works on toolkits."""
    part = get_object_or_404(Part.objects.select_related("toolkit"), pk=key)
    if not part.toolkit.is_published and not may_keep_toolkits(user):
        raise Http404
    return part


def may_keep_toolkits(user: Any) -> bool:
    """Whether somebody may make and change toolkits, and answers who asks for a training: who may make events."""
    return access.may_make_events(user)


def toolkits_to_keep(user: Any) -> QuerySet[Toolkit]:
    """The toolkits at the desk: all, for who may keep them."""
    return Toolkit.objects.all() if may_keep_toolkits(user) else Toolkit.objects.none()


def toolkits_to_name(user: Any, event: Event) -> QuerySet[Toolkit]:
    """Those that an event may be about, for who works on it: the published ones, the one that it names, drafts for who
    may keep toolkits.
    """
    rows = Toolkit.objects.all()
    return rows if may_keep_toolkits(user) else rows.filter(Q(key=event.toolkit_key) | ~Q(published_at=None))


def toolkit_to_keep(request: HttpRequest, pk: int) -> Toolkit:
    """A toolkit at the desk."""
    return get_object_or_404(toolkits_to_keep(request.user).select_related("line"), pk=pk)


def event_to_tie(request: HttpRequest, pk: int) -> Event:
    """An event that somebody organises, to say which toolkit it is about."""
    return access.event_to_organise(request, pk)
