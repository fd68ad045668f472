"""What a certificate says, taken from event and presence at the moment that it is issued."""

from typing import Any

from certificates.issuing.rules import is_number
from events import conf, disclosure
from events.attendance.hours import Result
from events.models import Event, Registration
from events.moments import local


def snapshot(event: Event, person: Registration, result: Result) -> dict[str, Any]:
    """The columns of a certificate for this person. The event is over, so it has a begin and an end."""
    told = disclosure.of(event)
    assert event.starts_at and event.ends_at
    programme = event.line.theme.programme if event.line else None
    return {
        "event": event,
        "registration": person,
        "name": person.full_name,
        "title_nl": event.title_nl,
        "title_en": event.title_en,
        "town": event.venue.city if event.venue else "",
        "first_on": local(event.starts_at).date(),
        "last_on": local(event.ends_at).date(),
        "minutes": result.minutes,
        "attended": result.attended,
        "held": result.held,
        "accreditations": [row for row in _accreditations(event) if _reaches(row, result)],
        "signer": event.contact_name if told.subject_in_body else "",
        "issuer_nl": programme.name_nl if programme else conf.site_name(),
        "issuer_en": programme.name_en if programme else conf.site_name(),
        "language": person.language,
        "is_neutral": not told.title_outside,
    }


def _accreditations(event: Event) -> list[dict[str, Any]]:
    """The registers that gave the event points, in the columns that are printed."""
    rows = [row for row in event.accreditations if isinstance(row, dict) and row.get("register")]
    return [
        {
            "register": str(row["register"]),
            "number": str(row.get("activity_id") or ""),
            "points": row["points"] if is_number(row.get("points")) else None,
            "least": str(row.get("minimum_presence") or ""),
        }
        for row in rows
    ]


def _reaches(row: dict[str, Any], result: Result) -> bool:
    """Whether a register gives its points for this much presence: each asks a least share of the meetings ("100%")."""
    written = row["least"].rstrip("%").strip()
    least = int(written) if written.isascii() and written.isdecimal() and len(written) < 4 else 100
    return bool(result.held) and 100 * result.attended >= least * result.held
