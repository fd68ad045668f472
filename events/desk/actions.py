"""What the desk does that is written down."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from events.desk import export
from events.facts import announce, fact
from events.heavy import heavy
from events.models import Event, Registration

workbook = heavy("events.desk.workbook")
list_downloaded = fact("list_downloaded", _("Lijst gedownload"))


@transaction.atomic
def download_list(*, event: Event, registrations: QuerySet[Registration], form: str, at: datetime, by: Any) -> bytes:
    """These registrations as a file, "csv" or "xlsx"; who takes it, and how many stand in it, is written down.

    Announces `list_downloaded`.
    """
    rows = list(export.rows_of(event, registrations))
    announce(list_downloaded, event=event, at=at, by=by, people=len(rows) - 1, form=form)
    drawn = export.as_csv if form == "csv" else workbook.as_xlsx
    return drawn(rows, str(by), at)
