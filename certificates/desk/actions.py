"""What the desk does with certificates that is written down."""

from datetime import datetime
from typing import Any

from django.db import transaction

from certificates.desk.queries import certificates_of, rows_of
from events.desk.actions import list_downloaded
from events.desk.export import as_csv
from events.facts import announce
from events.models import Event


@transaction.atomic
def download_certificates(*, event: Event, at: datetime, by: Any) -> bytes:
    """The list as CSV; who takes it, and how many stand in it, is written down. Announces `list_downloaded`."""
    rows = list(rows_of(event, certificates_of(event)))
    announce(list_downloaded, event=event, at=at, by=by, people=len(rows) - 1, form="certificates")
    return as_csv(rows, str(by), at)
