"""Make a toolkit, change what it says of itself, publish it, and say which events are about it."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from events import names
from events.codes import short_code
from events.facts import announce
from events.models import Event
from events.planning.actions import change_event
from events.refusals import ChangedMeanwhile
from toolkits.library.actions.locking import lock_toolkit, redraw_events
from toolkits.library.facts import toolkit_changed, toolkit_made, toolkit_published, toolkit_withdrawn
from toolkits.library.refusals import ToolkitAddressInUse, ToolkitIsEmpty, ToolkitNeedsTitle
from toolkits.models import OldToolkitSlug, Toolkit

COLUMNS = (
    *("title_nl", "title_en", "summary_nl", "summary_en", "subject_nl", "subject_en", "meant_for_nl", "meant_for_en"),
    *("line", "makers", "edition", "edition_on", "is_sensitive"),
)
MANY = 20


@transaction.atomic
def make_toolkit(*, at: datetime, by: Any, key: str = "", source_key: str = "", **fields: Any) -> Toolkit:
    """Make a toolkit as a draft, from its columns. `key` is what events name; without one it follows the first address.

    Announces `toolkit_made`. Refuses: ToolkitNeedsTitle.
    """
    toolkit = Toolkit(made_at=at, key=key, source_key=source_key)
    _set(toolkit, fields)
    _save_new(toolkit)
    announce(toolkit_made, at=at, by=by, toolkit=toolkit.pk)
    return toolkit


@transaction.atomic
def change_toolkit(*, toolkit: Toolkit, version: int, at: datetime, by: Any, slug: str = "", **fields: Any) -> Toolkit:
    """Change columns of a toolkit; `version` is that of the form. Another `slug` is another address: the old one leads on.

    Announces `toolkit_changed` with the names of the columns.

    Refuses: ChangedMeanwhile, ToolkitNeedsTitle, ToolkitAddressInUse.
    """
    toolkit = lock_toolkit(toolkit.pk)
    if toolkit.version != version:
        raise ChangedMeanwhile(now=toolkit)
    changed = _set(toolkit, fields)
    if slug and slug != toolkit.slug:
        _rename(toolkit, slug)
        changed.append("slug")
    toolkit.version += 1
    toolkit.save()
    announce(toolkit_changed, at=at, by=by, toolkit=toolkit.pk, columns=changed)
    redraw_events(toolkit)
    return toolkit


@transaction.atomic
def publish_toolkit(*, toolkit: Toolkit, at: datetime, by: Any) -> Toolkit:
    """Put it on the site; once more is once. Announces `toolkit_published`. Refuses: ToolkitIsEmpty."""
    toolkit = lock_toolkit(toolkit.pk)
    if toolkit.is_published:
        return toolkit
    if not toolkit.parts.exists():
        raise ToolkitIsEmpty()
    return _publish(toolkit, at, by, toolkit_published, at)


@transaction.atomic
def withdraw_toolkit(*, toolkit: Toolkit, at: datetime, by: Any) -> Toolkit:
    """Take it from the site; its parts open no more for others. Announces `toolkit_withdrawn`."""
    toolkit = lock_toolkit(toolkit.pk)
    return _publish(toolkit, None, by, toolkit_withdrawn, at) if toolkit.is_published else toolkit


def _publish(toolkit: Toolkit, published_at: datetime | None, by: Any, fact: Any, at: datetime) -> Toolkit:
    toolkit.published_at = published_at
    toolkit.version += 1
    toolkit.save(update_fields=["published_at", "version"])
    announce(fact, at=at, by=by, toolkit=toolkit.pk)
    redraw_events(toolkit)
    return toolkit


@transaction.atomic
def tie_event(*, event: Event, toolkit: Toolkit | None, version: int, at: datetime, by: Any) -> Event:
    """Say which toolkit an event is about, or none; `version` is that of the event. Announces `event_changed`.

    Refuses: ChangedMeanwhile.
    """
    key = toolkit.key if toolkit else ""
    return change_event(event=event, version=version, toolkit_key=key, at=at, by=by)


def _set(toolkit: Toolkit, fields: dict[str, Any]) -> list[str]:
    changed = [name for name in COLUMNS if name in fields and getattr(toolkit, name) != fields[name]]
    for name in changed:
        setattr(toolkit, name, fields[name])
    if not toolkit.title_nl.strip():
        raise ToolkitNeedsTitle()
    return changed


def _is_taken(slug: str) -> bool:
    return Toolkit.objects.filter(slug=slug).exists() or OldToolkitSlug.objects.filter(slug=slug).exists()


def _save_new(toolkit: Toolkit) -> None:
    """Under an address from its title, or the next that is free: somebody may take one at the same moment."""
    chosen, base = toolkit.key, names.slug_of(toolkit.title_nl, 50, "toolkit")
    addresses = [base, *(f"{base}-{number}" for number in range(2, MANY)), f"{base}-{short_code().lower()}"]
    for slug in addresses:
        toolkit.slug, toolkit.key = slug, chosen or slug
        if _is_taken(slug) or (not chosen and Toolkit.objects.filter(key=slug).exists()):
            continue
        try:
            with transaction.atomic():
                toolkit.save(force_insert=True)
            return
        except IntegrityError:
            if slug == addresses[-1] or not Toolkit.objects.filter(slug=slug).exists():
                raise


def _rename(toolkit: Toolkit, slug: str) -> None:
    """The address is taken here and not when the row is saved: somebody may take it at the same moment."""
    if OldToolkitSlug.objects.filter(slug=slug).exclude(toolkit=toolkit).exists():
        raise ToolkitAddressInUse()
    try:
        with transaction.atomic():
            Toolkit.objects.filter(pk=toolkit.pk).update(slug=slug)
    except IntegrityError as error:
        raise ToolkitAddressInUse() from error
    OldToolkitSlug.objects.filter(toolkit=toolkit, slug=slug).delete()
    OldToolkitSlug.objects.get_or_create(toolkit=toolkit, slug=toolkit.slug)
    toolkit.slug = slug
