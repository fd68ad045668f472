"""What the desk does with certificates: who gets one, and the list as a file."""

from datetime import datetime
from typing import Any

from django.db import transaction

from certificates.desk.queries import certificates_of, rows_of
from certificates.issuing.refusals import RuleNeedsNumber, RuleNeedsShare, RuleStands
from events.desk.actions import list_downloaded
from events.desk.export import as_csv
from events.facts import announce
from events.models import Event
from events.places.pools import lock_event
from events.planning.actions import change_event


@transaction.atomic
def download_certificates(*, event: Event, at: datetime, by: Any) -> bytes:
    """The list as CSV; who takes it, and how many stand in it, is written down. Announces `list_downloaded`."""
    rows = list(rows_of(event, certificates_of(event)))
    announce(list_downloaded, event=event, at=at, by=by, people=len(rows) - 1, form="certificates")
    return as_csv(rows, str(by), at)


@transaction.atomic
def set_rule(
    *,
    event: Event,
    version: int,
    type: str,
    at: datetime,
    by: Any,
    number: int | None = None,
    percent: int | None = None,
    net_minutes: int | None = None,
) -> Event:
    """Say who gets a certificate, and how many minutes count without breaks; `version` is the event's. Announces `event_changed`.

    `type` is that of a rule (`issuing/rules.py`); `number` goes with n_of_m, `percent` with net_hours.

    Refuses: RuleStands, RuleNeedsNumber, RuleNeedsShare, ChangedMeanwhile.
    """
    _pools, held = lock_event(event, version)
    if held.status == Event.Status.CLOSED:
        raise RuleStands()
    rule = _rule(held, type, number, percent)
    return change_event(event=held, version=version, proof_rule=rule, net_minutes=net_minutes, at=at, by=by)


def _rule(event: Event, type: str, number: int | None, percent: int | None) -> dict[str, Any]:
    """As the event keeps it; `m` is how many sessions there are now, to be read by people."""
    if type == "n_of_m":
        if not number or number < 1:
            raise RuleNeedsNumber()
        return {"type": type, "n": number, "m": event.sessions.filter(has_checkin=True).count()}
    if type == "net_hours":
        if not percent or not 1 <= percent <= 100:
            raise RuleNeedsShare()
        return {"type": type, "share": percent / 100}
    return {"type": type}
