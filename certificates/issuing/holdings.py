"""Which personal data certificates hold, why, until when, and what forgets it."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from certificates.designs.kept import drop_after_commit
from certificates.issuing.actions import erase_certificate
from certificates.models import Certificate
from events.extend import Holding

YEARS_5 = timedelta(days=5 * 365 + 1)  # professionals register anew every five years, and show them then


def forget_certificates(at: datetime, dry_run: bool = False) -> int:
    """Five years after it was issued: the row, and its file with it."""
    rows = Certificate.objects.filter(issued_at__lt=at - YEARS_5)
    if dry_run:
        return rows.count()
    for given in rows.select_for_update(of=("self",)).order_by("pk"):
        drop_after_commit(given)
    return rows.delete()[1].get(Certificate._meta.label, 0)


def erase_certificates(email: str, at: datetime) -> int:
    """Every one that a registration of this address earned."""
    rows = list(Certificate.objects.filter(registration__email=email).order_by("pk"))
    for given in rows:
        erase_certificate(certificate=given, at=at)
    return len(rows)


HOLDINGS = (
    Holding(
        key="certificate",
        app=Certificate._meta.app_label,
        what=_("Je deelnamebewijs: je naam, de bijeenkomst, de dag en de uren"),
        columns=(
            "Certificate.name",
            "Certificate.code",
            "Certificate.holder_token",
            "Certificate.signer",
            "Certificate.reason",
            "Certificate.language",
            "Certificate.file",
            "Certificate.file_hash",
        ),
        why=_("zodat je kunt laten zien dat je erbij was, en een ander kan controleren of dat klopt"),
        who=_("jij, de organisator, en wie de code heeft die erop staat"),
        until=_("5 jaar nadat we het afgaven, of tot je het zelf wist"),
        term=YEARS_5,
        counted_from="issued_at",
        forget=forget_certificates,
        found_by=("Certificate.registration__email",),
        erase=erase_certificates,
        erase_asks=_("Wis ook mijn deelnamebewijzen. Wie er een controleert, vindt dan niets meer."),
    ),
)
