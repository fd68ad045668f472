"""Addresses of events: readable and once; hidden ones cannot be guessed. An old one belongs to its event for ever."""

from django.db import IntegrityError, transaction

from events import names
from events.codes import hidden_slug
from events.models import Event, OldSlug, Visibility
from events.planning.refusals import AddressInUse

MANY = 20  # so many make one of the same title at once


def new_slug(title: str, visibility: str) -> str:
    """An address from the title; 16 random characters for a confidential event."""
    if visibility == Visibility.CONFIDENTIAL:
        return hidden_slug()
    base = names.slug_of(title, 100, "bijeenkomst")
    taken = set(Event.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    taken |= set(OldSlug.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def save_under(event: Event) -> None:
    """Save a new event under its own address, or the next that is free: somebody may take one at the same moment.

    Refuses: AddressInUse, for an address that was chosen.
    """
    chosen = event.slug
    for _attempt in range(MANY):
        event.slug = chosen or new_slug(event.title_nl, event.visibility)
        try:
            with transaction.atomic():
                event.save(force_insert=True)
            return
        except IntegrityError:
            if not Event.objects.filter(slug=event.slug).exists():
                raise  # it was not the address
        if chosen:
            break
    raise AddressInUse()


def rename(event: Event, slug: str) -> None:
    """Give an event another address; the old one redirects for ever. Refuses: AddressInUse.

    The address is taken here and not when the event is saved: somebody may take it at the same moment.
    """
    if Event.objects.filter(slug=slug).exclude(pk=event.pk).exists():
        raise AddressInUse()
    if OldSlug.objects.filter(slug=slug).exclude(event=event).exists():
        raise AddressInUse()
    try:
        with transaction.atomic():
            Event.objects.filter(pk=event.pk).update(slug=slug)
    except IntegrityError as error:
        raise AddressInUse() from error
    OldSlug.objects.filter(event=event, slug=slug).delete()
    OldSlug.objects.get_or_create(event=event, slug=event.slug)
    event.slug = slug


def slug_after(event: Event, visibility: str) -> str:
    """The address of an event that will be so visible: another one when it becomes confidential, or is so no longer."""
    if Visibility.CONFIDENTIAL in (event.visibility, visibility) and event.visibility != visibility:
        return new_slug(event.title_nl, visibility)
    return event.slug
