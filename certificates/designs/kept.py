"""The file of a certificate: drawn when it is first asked for, and kept with its hash."""

from functools import partial
from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import transaction

from certificates.designs.actions import keep_file
from certificates.models import Certificate
from events.files import store
from events.heavy import heavy

paper = heavy("certificates.designs.paper")


def file_of(given: Certificate) -> bytes:
    """The PDF. One that is gone, or is not what it was, is drawn again: the same certificate is the same file."""
    kept = _kept(given)
    if kept is not None:
        return kept
    drawn = paper.pdf_of(given)
    digest = sha256(drawn).hexdigest()
    name = store().save(f"deelnamebewijzen/{given.issued_at:%Y}/{digest[:32]}.pdf", ContentFile(drawn))
    if not keep_file(certificate=given, name=name, digest=digest):
        store().delete(name)
    return drawn


def _kept(given: Certificate) -> bytes | None:
    if not given.file:
        return None
    try:
        with store().open(given.file, "rb") as file:
            found = file.read()
    except FileNotFoundError:
        return None
    return found if sha256(found).hexdigest() == given.file_hash else None


def drop_after_commit(given: Certificate) -> None:
    """Its file goes when what is being done is done; a store that does not answer keeps nothing from being done."""
    if given.file:
        transaction.on_commit(partial(store().delete, given.file), robust=True)
