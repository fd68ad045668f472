"""Materials on pages of others: my own page, the event's public page, all that is mine, and the event at the desk."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import now

from events.extend import Panel
from events.materials import queries
from events.materials.naming import described, icon_of
from events.materials.sniffing import EXTENSIONS
from events.models import Event, Material, Registration, VersionRequest

READS_AS_TEXT = ("txt", "docx", "odt")


@dataclass(frozen=True)
class Doc:
    """One row: its title, what it is in words, an icon, its address; and the same in other forms."""

    title: Any
    says: str
    icon: str
    address: str
    others: tuple["Doc", ...] = ()
    is_text: bool = False
    language: str = ""


def docs_of(materials: list[Material], address: Callable[[Material], str]) -> list[Doc]:
    """Rows as a page shows them; `address` gives where each is opened."""

    def doc(row: Material, others: tuple[Doc, ...] = ()) -> Doc:
        is_text = EXTENSIONS.get(row.media_type) in READS_AS_TEXT
        return Doc(row.title, described(row), icon_of(row), address(row), others, is_text, row.language)

    return [doc(row, tuple(doc(other) for other in row.alternatives.all())) for row in materials]


def _own_docs(registration: Registration, materials: list[Material]) -> list[Doc]:
    return docs_of(materials, lambda row: reverse("bijeen_fixed:material-own", args=[registration.code, row.pk]))


def own(request: HttpRequest, registration: Registration) -> dict[str, Any] | None:
    """What I may see now, and the way to a version that I can read."""
    materials = queries.materials_for(registration, now())
    if not materials:
        return None
    docs, files = _own_docs(registration, materials), queries.files_of(materials)
    return {"registration": registration, "docs": docs, "has_zip": len(files) > 1}


def public(request: HttpRequest, event: Event) -> dict[str, Any] | None:
    """What anybody may see."""
    docs = docs_of(
        queries.materials_for_anybody(event, now()), lambda row: reverse("bijeen_fixed:material", args=[row.pk])
    )
    return {"docs": docs} if docs else None


def desk(request: HttpRequest, event: Event) -> dict[str, Any]:
    """How many there are, how many are waited for, and the way to the list."""
    rows = list(event.materials.filter(alternative_to=None).values_list("moment", flat=True))
    waits = VersionRequest.objects.filter(material__event=event, answered_at=None).count()
    return {"event": event, "number": len(rows), "after": rows.count(Material.Moment.AFTER), "waits": waits}


PANELS = (
    Panel("materials", "registration", "bijeen/events/materials/own.html", own, order=40),
    Panel("materials-public", "event", "bijeen/events/materials/public.html", public, order=40),
    Panel("materials-desk", "desk", "bijeen/events/materials/desk.html", desk, order=40),
)
