"""Whom to call: numbers come, change and go."""

import re
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from events.facts import announce
from events.refusals import ChangedMeanwhile
from toolkits.library.actions.locking import lock_toolkit
from toolkits.library.facts import toolkit_help_changed
from toolkits.library.refusals import NumberUnknown, PartGone
from toolkits.models import HelpLine, Toolkit

NUMBER = re.compile(r"\+?[0-9][0-9 -]{1,18}[0-9]", re.ASCII)


@transaction.atomic
def add_help_line(*, toolkit: Toolkit, at: datetime, by: Any, **fields: Any) -> HelpLine:
    """A number at the end of the list. Announces `toolkit_help_changed`. Refuses: NumberUnknown."""
    toolkit = lock_toolkit(toolkit.pk)
    last = toolkit.help_lines.aggregate(last=Max("order"))["last"] or 0
    line = HelpLine(toolkit=toolkit, order=last + 1, **fields)
    return _kept(line, at, by)


@transaction.atomic
def change_help_line(*, line: HelpLine, version: int, at: datetime, by: Any, **fields: Any) -> HelpLine:
    """Another name, number or hour; `version` is that of the form. Announces `toolkit_help_changed`.

    Refuses: ChangedMeanwhile, PartGone, NumberUnknown.
    """
    line = _still(line)
    if line.version != version:
        raise ChangedMeanwhile(now=line)
    for name, value in fields.items():
        setattr(line, name, value)
    line.version += 1
    return _kept(line, at, by)


@transaction.atomic
def remove_help_line(*, line: HelpLine, at: datetime, by: Any) -> None:
    """Take a number away. Announces `toolkit_help_changed`. Refuses: PartGone."""
    line = _still(line)
    line.delete()
    announce(toolkit_help_changed, at=at, by=by, toolkit=line.toolkit_id)


def _still(line: HelpLine) -> HelpLine:
    lock_toolkit(line.toolkit_id)
    found = HelpLine.objects.filter(pk=line.pk).first()
    if found is None:
        raise PartGone()
    return found


def _kept(line: HelpLine, at: datetime, by: Any) -> HelpLine:
    line.phone = " ".join(line.phone.split())
    if not NUMBER.fullmatch(line.phone):
        raise NumberUnknown()
    line.save()
    announce(toolkit_help_changed, at=at, by=by, toolkit=line.toolkit_id)
    return line
