"""What stands on a certificate, in words: the same on the page, on paper, and where it is checked. In the active language."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from certificates.models import Certificate
from events import disclosure
from events.models import Said
from events.moments import full_day, long_date
from events.tickets.qr import in_capitals


@dataclass(frozen=True)
class Words:
    """The lines, from top to bottom. `figures` are pairs of a number and what it counts; `points` may be empty."""

    title: Said
    days: str
    figures: tuple[tuple[str, str], ...]
    signer: str
    issuer: str
    points: str
    issued: str


def check_address(given: Certificate) -> str:
    """What its QR code says: the public check."""
    return in_capitals("bijeen_fixed:certificate-check-capital", given.code)


def words_of(given: Certificate, *, is_told: bool) -> Words:
    """Every line; `is_told` says whether the subject may be named."""
    return Words(
        title=title_of(given, is_told=is_told),
        days=_days(given, is_told),
        figures=tuple(_figures(given)),
        signer=given.signer,
        issuer=str(_in_language(given.issuer_nl, given.issuer_en)),
        points=points_of(given),
        issued=_("Afgegeven op %(day)s.") % {"day": full_day(given.issued_at)},
    )


def may_tell(given: Certificate) -> bool:
    """Whether a page may name the subject: as it stands on the certificate, and never more than the event tells now."""
    if disclosure.is_open() or given.wants_full_title:
        return True
    return given.tells_title and disclosure.of(given.event).title_outside


def title_of(given: Certificate, *, is_told: bool) -> Said:
    """The title, or one that says only that there was a meeting: made from its day, never stored."""
    if is_told:
        return _in_language(given.title_nl, given.title_en)
    language = (get_language() or "nl")[:2]
    return Said.in_language(_("Bijeenkomst van %(day)s") % {"day": full_day(given.first_on)}, language)


def _in_language(dutch: str, english: str) -> Said:
    if english and (get_language() or "nl").startswith("en"):
        return Said.in_language(english, "en")
    return Said.in_language(dutch, "nl")


def _days(given: Certificate, is_told: bool) -> str:
    first, last = given.days
    said = long_date(first)
    if first != last:
        said = _("{start} tot en met {end}").format(start=full_day(first), end=full_day(last))
    if is_told and given.town:
        said = _("%(days)s in %(town)s") % {"days": said, "town": given.town}
    return said


def hours(minutes: int) -> str:
    """ "2,75": hours with two decimals at most, in the active language."""
    return number_format(minutes / 60, decimal_pos=2).rstrip("0").rstrip(",.")


def _figures(given: Certificate) -> list[tuple[str, str]]:
    said = [(hours(given.minutes), _("uur aanwezig"))]
    if given.held > 1:
        text = ngettext("van %(n)d onderdeel", "van %(n)d onderdelen", given.held)
        said.append((str(given.attended), text % {"n": given.held}))
    for row in given.accreditations[:2]:
        if row["points"] is not None:
            label = _("punten %(register)s") % {"register": row["register"]}
            said.append((_number(row["points"]), label))
    return said


def _number(value: Any) -> str:
    return number_format(value, decimal_pos=0 if value == int(value) else 1)


def points_of(given: Certificate) -> str:
    """ "SKJ, nummer 2026 0418; Registerplein"; nothing where no register gave points."""
    lines = []
    for row in given.accreditations:
        numbered = _("%(register)s, nummer %(number)s") % {"register": row["register"], "number": row["number"]}
        lines.append(numbered if row["number"] else row["register"])
    return "; ".join(lines)


def why_revoked(given: Certificate, *, is_told: bool) -> str:
    """Why it does not stand any more. A sentence that somebody typed may name the subject: it is told where that may be."""
    if given.cause == Certificate.Cause.PRESENCE:
        said = _("De presentie is verbeterd.")
    else:
        said = given.reason if is_told else _("De organisator heeft het ingetrokken.")
    if not hasattr(given, "replaced_by"):
        return said
    anew = _("Er is een nieuw deelnamebewijs afgegeven.")
    return f"{said} {anew}"
