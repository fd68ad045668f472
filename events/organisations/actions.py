"""Organisations at the desk: take one into the list or keep it out, and make one of doubles."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, models, transaction

from events.facts import announce, fact
from events.models import Organisation, OrganisationName
from events.organisations.pointing import Pointer, pointing_at
from events.organisations.refusals import BothThere, NothingToMerge

organisation_listed = fact("organisation_listed")
organisation_hidden = fact("organisation_hidden")
organisations_merged = fact("organisations_merged")


@transaction.atomic
def list_organisation(*, organisation: Organisation, at: datetime, by: Any) -> Organisation:
    """Let everybody find it where an organisation is asked for. Announces `organisation_listed`."""
    return _stands(organisation, True, at, by)


@transaction.atomic
def hide_organisation(*, organisation: Organisation, at: datetime, by: Any) -> Organisation:
    """Keep it, and let nobody find it: a shelter, or what is no organisation to suggest. Announces `organisation_hidden`."""
    return _stands(organisation, False, at, by)


def _stands(organisation: Organisation, is_listed: bool, at: datetime, by: Any) -> Organisation:
    row = Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    row.is_listed, row.is_draft = is_listed, False
    row.save(update_fields=["is_listed", "is_draft"])
    announce(organisation_listed if is_listed else organisation_hidden, at=at, by=by, organisation=row.pk)
    return row


@transaction.atomic
def merge_organisations(*, keep: Organisation, doubles: Sequence[Organisation], at: datetime, by: Any) -> Organisation:
    """Make one of these: whatever points at a double, in any app, points at `keep` from now on, so that figures stay.

    The names of the doubles stay as other names of it: who types one finds `keep`. Whether it may be found stays as it is
    with `keep`. Announces `organisations_merged`, with how many rows of each kind moved.

    Refuses: NothingToMerge (it is the same one, or gone meanwhile), BothThere (two rows that may not be one).
    """
    keys = sorted({keep.pk, *(row.pk for row in doubles)})
    # a full lock: nobody may begin to point at one of them meanwhile
    rows = {row.pk: row for row in Organisation.objects.select_for_update().filter(pk__in=keys).order_by("pk")}
    if keep.pk not in rows or len(rows) < 2 or len(rows) < len(keys):
        raise NothingToMerge()
    kept = rows.pop(keep.pk)
    moved: Counter[str] = Counter()
    for pointer in pointing_at(Organisation):
        if number := _move(pointer, list(rows), kept):
            moved[pointer.label] += number
    for double in rows.values():
        _remember(kept, double)
        double.delete()
    if kept.is_draft and any(not row.is_draft for row in rows.values()):
        kept.is_draft = False
        kept.save(update_fields=["is_draft"])
    announce(organisations_merged, at=at, by=by, kept=kept.pk, merged=sorted(rows), moved=dict(moved))
    return kept


def _move(pointer: Pointer, keys: list[int], kept: Organisation) -> int:
    """All at once; one by one where the database refuses that. A link that is there already goes."""
    rows = pointer.rows(keys)
    try:
        with transaction.atomic():
            return rows.update(**{pointer.name: kept})
    except IntegrityError:
        return sum(_move_one(pointer, row, kept) for row in rows.order_by("pk"))


def _move_one(pointer: Pointer, row: models.Model, kept: Organisation) -> int:
    try:
        with transaction.atomic():
            return pointer.model._base_manager.filter(pk=row.pk).update(**{pointer.name: kept})
    except IntegrityError as error:
        if not pointer.is_link:
            raise BothThere() from error
    row.delete()
    return 0


def _remember(kept: Organisation, double: Organisation) -> None:
    """The name under which people knew it."""
    if double.name and double.name_key != kept.name_key:
        OrganisationName.objects.get_or_create(
            name_key=double.name_key, defaults={"organisation": kept, "name": double.name}
        )
