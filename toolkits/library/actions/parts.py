"""Parts come, change, move and go. A file goes after the commit that no longer names it."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Max

from events.facts import announce
from events.materials.uploads import Upload, clear_folder, keep, refuse_unsafe_link, throw_away
from events.ordering import move
from events.refusals import ChangedMeanwhile
from toolkits.library.actions.locking import lock_toolkit
from toolkits.library.facts import toolkit_part_added, toolkit_part_changed, toolkit_part_removed
from toolkits.library.refusals import LastPart, PartGone, PartNeedsContent
from toolkits.models import Part, Toolkit

FOLDER = "toolkits"
ONE_DAY = timedelta(days=1)  # younger files may belong to a transaction that is not over


def _still(part: Part) -> Part:
    """The part as it stands now, under the lock of its toolkit. Refuses: PartGone."""
    found = Part.objects.filter(pk=part.pk).select_related("toolkit").first()
    if found is None:
        raise PartGone()
    return found


@transaction.atomic
def add_part(
    *, toolkit: Toolkit, at: datetime, by: Any, upload: Upload | None = None, link: str = "", **fields: Any
) -> Part:
    """Put a file, a link or a text in a toolkit, at the end. Announces `toolkit_part_added`.

    Refuses: PartNeedsContent, LinkNotSafe.
    """
    toolkit = lock_toolkit(toolkit.pk)
    part = Part(toolkit=toolkit, changed_at=at, link=link, **fields)
    refuse_unsafe_link(link)
    if (upload and link) or not (upload or link or part.text_nl):
        raise PartNeedsContent()
    part.order = (toolkit.parts.aggregate(last=Max("order"))["last"] or 0) + 1
    _put(part, upload)
    part.save(force_insert=True)
    announce(toolkit_part_added, at=at, by=by, toolkit=toolkit.pk, part=str(part.pk))
    return part


@transaction.atomic
def change_part(
    *,
    part: Part,
    version: int,
    at: datetime,
    by: Any,
    upload: Upload | None = None,
    link: str | None = None,
    **fields: Any,
) -> Part:
    """Change what it says, or put another file or link in its place; a file takes the place of a link and the other way
    round. `version` is that of the form. Without `upload` or `link` that stays. Announces `toolkit_part_changed`.

    Refuses: ChangedMeanwhile, PartGone, PartNeedsContent, LinkNotSafe.
    """
    toolkit = lock_toolkit(part.toolkit_id)
    part = _still(part)
    if part.version != version:
        raise ChangedMeanwhile(now=part)
    for name, value in fields.items():
        setattr(part, name, value)
    if upload and link:
        raise PartNeedsContent()
    old = part.key
    if upload or link:
        part.key = part.media_type = part.digest = ""
        part.size = 0
    if link is not None or upload:
        part.link = link or ""
        refuse_unsafe_link(part.link)
    _put(part, upload)
    if not (part.key or part.link or part.text_nl):
        raise PartNeedsContent()
    if old != part.key:
        transaction.on_commit(partial(throw_away, old))
    part.version += 1
    part.changed_at = at
    part.save()
    announce(toolkit_part_changed, at=at, by=by, toolkit=toolkit.pk, part=str(part.pk))
    return part


@transaction.atomic
def move_part(*, part: Part, up: bool, at: datetime, by: Any) -> None:
    """One place up or down; the first goes no higher. Announces `toolkit_part_changed`. Refuses: PartGone."""
    toolkit = lock_toolkit(part.toolkit_id)
    part = _still(part)
    rows = list(toolkit.parts.order_by("order", "pk"))
    if not move(rows, part, up=up):
        return
    Part.objects.bulk_update(rows, ["order"])
    announce(toolkit_part_changed, at=at, by=by, toolkit=toolkit.pk, part=str(part.pk))


@transaction.atomic
def remove_part(*, part: Part, at: datetime, by: Any) -> None:
    """Take it out; its file goes after the commit. Announces `toolkit_part_removed`. Refuses: PartGone, LastPart."""
    toolkit = lock_toolkit(part.toolkit_id)
    part = _still(part)
    if toolkit.is_published and toolkit.parts.count() == 1:
        raise LastPart()
    gone = str(part.pk)
    transaction.on_commit(partial(throw_away, part.key))
    part.delete()
    announce(toolkit_part_removed, at=at, by=by, toolkit=toolkit.pk, part=gone)


def remove_lost_parts(at: datetime) -> int:
    """Remove the files of a day old and older that no part names; gives how many."""
    return clear_folder(FOLDER, Part.objects.exclude(key="").values_list("key", flat=True), at - ONE_DAY)


def _put(part: Part, upload: Upload | None) -> None:
    if upload:
        for name, value in {"key": keep(upload, FOLDER), **upload.columns}.items():
            setattr(part, name, value)
