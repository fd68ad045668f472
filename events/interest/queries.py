"""Who wants to hear of what: addresses are for the worker, everybody else gets a number."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse

from events import disclosure
from events.models import Event, Interest, WayIn
from events.topics import Subject, topics

JUST = timedelta(days=1)  # what opened no longer ago is news


def to_tell() -> QuerySet[Interest]:
    """Whoever proved to read the mails of an address and was not told yet."""
    return Interest.objects.filter(confirmed_at__isnull=False, told_at=None).order_by("pk")


def is_news(event: Event, at: datetime) -> bool:
    """Whether an event may be told to who did not ask for it by name."""
    is_ahead = event.status == Event.Status.PUBLISHED and not event.is_past(at)
    return is_ahead and event.way_in not in (WayIn.INVITED, WayIn.NONE) and disclosure.of(event).in_lists


def waiting_to_come(event: Event, at: datetime) -> QuerySet[Interest]:
    """Who hears of this event now that it takes people: who asked for it, and, when it opened just now, who it is news to."""
    rows = to_tell().filter(event=event)
    if event.opens_at and at - JUST < event.opens_at <= at and is_news(event, at):
        rows |= waiting_for(event).filter(confirmed_at__lt=event.opens_at)
    return rows


def waiting_for(event: Event) -> QuerySet[Interest]:
    """Who hears of this event when it is published: of what it is about, or of the one that was off and has its name."""
    asked = Q(event__status=Event.Status.CANCELLED, event__title_nl=event.title_nl)
    if event.copied_from_id:
        asked |= Q(event__status=Event.Status.CANCELLED, event=event.copied_from_id)
    for topic in topics:
        if key := topic.key_of(event):
            asked |= Q(topic=topic.key, topic_key=key)
    return to_tell().filter(asked)


def subject_of(interest: Interest) -> Subject | None:
    """What it is about, or what was told of, where people may still know of it."""
    if interest.told_of:
        return about_event(interest.told_of)
    if interest.event:
        return about_event(interest.event)
    return subject(interest.topic, interest.topic_key)


def about_event(event: Event) -> Subject | None:
    """An event, as something to hear of."""
    told = disclosure.of(event)
    if not (event.is_published and told.has_public_page):
        return None
    return Subject(event.title, told, reverse("bijeen_events:agenda-event", args=[event.slug]))


def subject(topic: str, key: str) -> Subject | None:
    """A topic of one of the apps; None for what nobody may ask."""
    found = topics.get(topic)
    return found.find(key) if found else None
