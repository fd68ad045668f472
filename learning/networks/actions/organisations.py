"""The organisation behind a name that somebody typed."""

from events import names
from events.models import Organisation
from events.organisations.queries import known_as


def organisation_named(name: str, kind: str = Organisation.Type.OTHER) -> Organisation:
    """The known one, else a new one in the list; a draft comes into the list, since the desk has looked at it now."""
    known = known_as(name)
    if known is None:
        return Organisation.objects.create(name=names.typed(name), name_key=names.search_key(name), type=kind)
    if known.is_draft:
        known.is_draft, known.is_listed = False, True
        known.save(update_fields=["is_draft", "is_listed"])
    return known
