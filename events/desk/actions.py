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
from events.questions.queries import columns_of
from events.registration.catering import catering_of

workbook = heavy("events.desk.workbook")
list_downloaded = fact("list_downloaded", _("Lijst gedownload"))


@transaction.atomic
def download_list(
    *, event: Event, registrations: QuerySet[Registration], form: str, at: datetime, by: Any, has_answers: bool = False
) -> bytes:
    """These registrations as a file, "csv" or "xlsx"; who takes it, and how many stand in it, is written down.

    With `has_answers` there is a column for each question, as far as disclosure lets its answers out.

    Announces `list_downloaded`.
    """
    answers = columns_of(event, at) if has_answers else None
    rows = list(export.rows_of(event, registrations, answers))
    announce(list_downloaded, event=event, at=at, by=by, people=len(rows) - 1, form=form)
    drawn = export.as_csv if form == "csv" else workbook.as_xlsx
    return drawn(rows, str(by), at)


@transaction.atomic
def download_catering(*, event: Event, at: datetime, by: Any) -> bytes:
    """The caterer's numbers as CSV; who takes it is written down. Announces `list_downloaded`."""
    catering = catering_of(event, at)
    announce(list_downloaded, event=event, at=at, by=by, people=catering.lunches, form="catering")
    return export.as_csv(export.catering_rows(event, catering), str(by), at)
