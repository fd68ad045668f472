"""Where the file of a certificate is, written down."""

from django.db import transaction

from certificates.models import Certificate


@transaction.atomic
def keep_file(*, certificate: Certificate, name: str, digest: str) -> bool:
    """Its place in the store and its hash (SHA-256), unless its title was chosen anew meanwhile; gives whether it is kept."""
    same = Certificate.objects.filter(pk=certificate.pk, wants_full_title=certificate.wants_full_title)
    return bool(same.update(file=name, file_hash=digest))
