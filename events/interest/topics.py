"""What the ground's own events are about: their kind."""

from typing import Any

from django.urls import reverse

from events import disclosure
from events.extend import kinds
from events.models import Visibility
from events.topics import Subject, Topic


def _kind(key: str) -> Subject | None:
    kind = kinds.get(key)
    if kind is None or not kind.is_registered or kind.visibility == Visibility.CONFIDENTIAL:
        return None
    return Subject(kind.plural, disclosure.PUBLIC, f"{reverse('bijeen_events:agenda-list')}?soort={key}")


def _kind_of(event: Any) -> str:
    return str(event.kind)


KIND = Topic("soort", _kind, _kind_of)
