"""A toolkit as what people can ask to hear of: the next training about it."""

from typing import Any

from django.urls import reverse

from events.topics import Subject, Topic
from toolkits.library.telling import told_of
from toolkits.models import Toolkit


def _find(key: str) -> Subject | None:
    toolkit = Toolkit.objects.exclude(published_at=None).filter(key=key).first()
    if toolkit is None:
        return None
    return Subject(toolkit.title, told_of(toolkit), reverse("bijeen_events:toolkits-toolkit", args=[toolkit.slug]))


def _key_of(event: Any) -> str:
    return str(event.toolkit_key)


TOOLKIT = Topic("toolkit", _find, _key_of)
